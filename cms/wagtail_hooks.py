from cms.products_desk import hooks  # noqa: F401
