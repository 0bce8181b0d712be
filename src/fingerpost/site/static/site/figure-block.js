/* Under each block of a figure in the editor: the figure itself, as its boxes ask for it. */
(() => {
  const boxes = ["role", "rung", "region", "contract", "period"];
  const address = document.currentScript.dataset.address;
  const show = async (block) => {
    const asked = new URLSearchParams();
    for (const name of boxes) {
      const box = block.querySelector(`select[name$="-${name}"]`);
      if (box && box.value) asked.set(name, box.value);
    }
    let line = block.querySelector(":scope > .figure-line");
    if (!line) {
      line = document.createElement("output");
      line.className = "figure-line help";
      block.append(line);
    }
    if (line.dataset.asked === asked.toString()) return;
    line.dataset.asked = asked.toString();
    line.textContent = "Asking the adverts …";
    const answer = await fetch(`${address}?${asked}`).catch(() => null);
    if (line.dataset.asked !== asked.toString()) return;
    if (answer && answer.ok) line.innerHTML = await answer.text();
    else line.textContent = "The figure cannot be shown now; the page will show it.";
  };
  const all = () => document.querySelectorAll(".figure-block").forEach(show);
  document.addEventListener("change", (event) => {
    const block = event.target.closest(".figure-block");
    if (block) show(block);
  });
  document.addEventListener("DOMContentLoaded", () => {
    all();
    new MutationObserver((changes) => {
      if (changes.some((change) => [...change.addedNodes].some((node) => node.querySelector?.(".figure-block")))) all();
    }).observe(document.body, { childList: true, subtree: true });
  });
})();
