/* Product page: the share button, and the price that follows the chosen pack. Without this file the page lacks
   only the share button; every pack names its own price. */
const share = document.querySelector("[data-share]");
if (share && (navigator.share || navigator.clipboard)) {
  share.hidden = false;
  share.addEventListener("click", async () => {
    const page = { title: document.querySelector("h1").textContent, url: share.dataset.share };
    if (navigator.share) {
      await navigator.share(page).catch(() => {}); // the visitor thought better of it
    } else {
      await navigator.clipboard.writeText(page.url);
      share.querySelector("[role=status]").textContent = share.dataset.copied;
    }
  });
}

for (const choice of document.querySelectorAll(".packs input")) {
  choice.addEventListener("change", () => {
    for (const fact of ["price", "pack", "stock"]) {
      document.querySelector(`[data-${fact}]`).textContent = choice.dataset[fact];
    }
  });
}
