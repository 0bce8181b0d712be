/* Suggestions in the box of a search, as an ARIA combobox. Without scripts the box is a plain search. */
(() => {
  const WAIT = 120;
  const box = document.querySelector("form.search input[name=q]");
  const list = document.getElementById("suggestions");
  const told = document.getElementById("suggested");
  if (!box || !list) return;
  let timer, asking, active = -1;
  const options = () => [...list.querySelectorAll("[role=option]")];
  const point = (number) => {
    const all = options();
    active = number;
    all.forEach((option, at) => option.setAttribute("aria-selected", String(at === number)));
    if (number < 0) box.removeAttribute("aria-activedescendant");
    else {
      box.setAttribute("aria-activedescendant", all[number].id);
      all[number].scrollIntoView({ block: "nearest" });
    }
  };
  const still = () => {
    clearTimeout(timer);
    if (asking) asking.abort();
  };
  const close = () => {
    still();
    list.hidden = true;
    box.setAttribute("aria-expanded", "false");
    point(-1);
  };
  const show = (html) => {
    list.innerHTML = html;
    const count = options().length;
    list.hidden = !count;
    box.setAttribute("aria-expanded", String(count > 0));
    told.textContent = count ? `${count} suggestions` : "";
    point(-1);
  };
  const ask = async () => {
    if (asking) asking.abort();
    asking = new AbortController();
    const query = new URLSearchParams(new FormData(box.form));
    try {
      const answer = await fetch(`${list.dataset.from}?${query}`, { signal: asking.signal });
      if (answer.ok && document.activeElement === box) show(await answer.text());
    } catch (error) {
      if (error.name !== "AbortError") close();
    }
  };
  box.setAttribute("role", "combobox");
  box.setAttribute("aria-autocomplete", "list");
  box.setAttribute("aria-controls", list.id);
  box.setAttribute("aria-expanded", "false");
  box.addEventListener("input", () => {
    clearTimeout(timer);
    if (box.value.trim()) timer = setTimeout(ask, WAIT);
    else close();
  });
  box.addEventListener("keydown", (event) => {
    const count = options().length;
    if (event.key === "Escape" && !list.hidden) { event.preventDefault(); close(); }
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && count && !list.hidden) {
      event.preventDefault();
      still(); // an answer that came late would take away what is pointed at
      const step = event.key === "ArrowDown" ? 1 : -1;
      const next = active + step;
      point(next >= count ? -1 : next < -1 ? count - 1 : next);
    } else if (event.key === "ArrowDown" && box.value.trim()) { event.preventDefault(); ask(); }
    else if (event.key === "Enter" && active >= 0) { event.preventDefault(); options()[active].click(); }
  });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  box.addEventListener("blur", close);
})();
