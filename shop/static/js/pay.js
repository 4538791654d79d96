// The page of a transfer: buttons that copy, and the question, every few seconds and then less often, whether the money
// is there. Without this script the details are text and a link asks.
(() => {
  const FIRST = 3000;
  const LONGEST = 30_000;
  const GROWTH = 1.15;

  for (const button of document.querySelectorAll("[data-copy]")) {
    if (!navigator.clipboard) break;
    button.hidden = false;
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(button.dataset.copy);
      button.querySelector("use").setAttribute("href", button.querySelector("use").getAttribute("href").replace("#copy", "#check"));
    });
  }

  const place = document.getElementById("dang-cho");
  if (!place) return;
  const said = document.getElementById("tinh-trang");
  let pause = FIRST;
  let timer;

  async function ask() {
    try {
      const answer = await fetch(place.dataset.progress, { headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.statusText);
      const { waiting, words, missing } = await answer.json();
      // Paid, ended, or a part of it has come: the page has something else to say, and another picture to show.
      if (!waiting || String(missing) !== place.dataset.missing) return location.assign(location.pathname);
      if (said.textContent !== words) said.textContent = words;
    } catch {
      pause = LONGEST; // no network, or the shop is busy: ask again later
    }
    wait();
  }

  function wait() {
    clearTimeout(timer);
    if (document.hidden) return;
    timer = setTimeout(ask, pause);
    pause = Math.min(pause * GROWTH, LONGEST);
  }

  // Who comes back from the banking app wants to know at once.
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) return clearTimeout(timer);
    pause = FIRST;
    ask();
  });
  ask();
})();
