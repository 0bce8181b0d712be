/* Facets answer at once where scripts run; without them the form's button does the same. */
(() => {
  const found = document.getElementById("found");
  const wide = window.matchMedia("(min-width: 62rem)");
  const settle = () => {
    const sheet = found.querySelector("[data-sheet]");
    if (sheet && wide.matches) sheet.open = true;
  };
  const address = (form) => {
    const asked = new URLSearchParams(new FormData(form));
    for (const [name, value] of [...asked]) if (!value || (name === "period" && value === "year")) asked.delete(name, value);
    const query = asked.toString();
    return form.getAttribute("action") + (query ? "?" + query : "");
  };
  found.addEventListener("change", (event) => {
    const form = event.target.closest("form[data-narrow]");
    if (!form || !window.htmx) return;
    const open = [...form.querySelectorAll("details.group")].map((group) => group.open);
    const id = event.target.name + "=" + event.target.value;
    const at = address(form);
    window.htmx.ajax("GET", at, { target: "#found", swap: "innerHTML" }).then(() => {
      history.replaceState(null, "", at);
      found.querySelectorAll("details.group").forEach((group, number) => { if (open[number]) group.open = true; });
      settle();
      const again = [...found.querySelectorAll("input")].find((input) => input.name + "=" + input.value === id);
      if (again) again.focus({ preventScroll: true });
    });
  });
  settle();
})();
