import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from search import judging, port
from shop.demo.management.commands.load_demo import LISTS


class Command(BaseCommand):
    help = "Scores the search against judged queries: one JSON line per form of query, and one for all."

    def add_arguments(self, parser):
        parser.add_argument("queries", type=Path, metavar="FILE", help="in the format of tests/data/queries.tsv")
        parser.add_argument(
            "--products",
            nargs="+",
            action="extend",
            type=Path,
            metavar="FILE",
            help="the lists that say what the products are; without them the demonstration's own",
        )
        parser.add_argument("--backend", choices=port.ENGINES, help="instead of the one that answers visitors")

    def handle(self, *args, queries: Path, products: list[Path] | None, backend: str | None, **options):
        engine = port.ENGINES[backend]() if backend else None
        try:
            summaries = judging.judge(queries, products or LISTS, engine=engine)
        except (OSError, KeyError) as error:
            raise CommandError(f"{queries} cannot be judged: {error}") from error
        if engine and engine.name != backend:
            raise CommandError(f"{backend} has not answered.")
        for summary in summaries:
            self.stdout.write(json.dumps(summary.as_json(), ensure_ascii=False))
