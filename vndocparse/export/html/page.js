"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const byId = (id) => document.getElementById(id);
  const numbersOf = (place) => place.dataset.f.split(" ");
  const hiddenKinds = new Set();
  const kindOf = new Map(); // number of a field -> name of its kind
  const placesOf = new Map(); // number of a field -> its marks and boxes
  let current = null;

  for (const item of all("aside li")) {
    const kind = /k-(\w+)/.exec(item.closest("details").className)[1];
    kindOf.set(item.id.slice(1), kind);
    placesOf.set(item.id.slice(1), []);
  }
  const places = all("[data-f]");
  for (const place of places) {
    for (const number of numbersOf(place)) placesOf.get(number).push(place);
  }
  const blocks = new Set(all("aside details.block li").map((item) => item.id.slice(1)));
  const isShown = (number) => !hiddenKinds.has(kindOf.get(number));

  // Pages or text: one is shown at a time, where there are pages.
  const views = all("nav button");
  function view(name) {
    for (const button of views) {
      button.setAttribute("aria-pressed", String(button.dataset.view === name));
      byId(button.dataset.view).hidden = button.dataset.view !== name;
    }
  }
  function viewOf(place) {
    return place.closest("section").id;
  }
  if (views.length) {
    document.querySelector("nav").hidden = false;
    view("sheets");
    for (const button of views) {
      button.addEventListener("click", () => {
        view(button.dataset.view);
        if (current !== null) showPlace(current);
      });
    }
  }

  function mark(number) {
    for (const marked of all(".on")) marked.classList.remove("on");
    for (const link of all("[aria-current]")) link.removeAttribute("aria-current");
    current = number;
    if (number === null) return;
    for (const place of placesOf.get(number)) place.classList.add("on");
    byId("f" + number).classList.add("on");
    byId("f" + number).firstElementChild.setAttribute("aria-current", "true");
  }

  // The place in the view that is open, else in the other one.
  function showPlace(number) {
    const found = placesOf.get(number);
    if (!found.length) return;
    const place = found.find((x) => !byId(viewOf(x)).hidden) || found[0];
    if (byId(viewOf(place)).hidden) view(viewOf(place));
    place.scrollIntoView({ block: "center" });
  }

  function showEntry(number) {
    const item = byId("f" + number);
    item.closest("details").open = true;
    item.scrollIntoView({ block: "center" });
    if (item.firstElementChild.matches("a")) item.firstElementChild.focus({ preventScroll: true });
  }

  // A second click on the same spot goes on to the field around the first.
  function choose(numbers) {
    const shown = numbers.filter(isShown);
    return shown.length ? shown[(shown.indexOf(current) + 1) % shown.length] : null;
  }
  function numbersAt(event, place) {
    const pointed = event.detail ? document.elementsFromPoint(event.clientX, event.clientY) : [];
    const boxes = pointed.map((x) => x.closest(".b")).filter((x) => x !== null);
    return boxes.length ? [...new Set(boxes.flatMap(numbersOf))] : numbersOf(place);
  }

  document.addEventListener("click", (event) => {
    const place = event.target.closest("[data-f]");
    const link = event.target.closest("aside li a");
    if (place) {
      event.preventDefault();
      const number = choose(numbersAt(event, place));
      if (number === null) return;
      mark(number);
      showEntry(number);
    } else if (link) {
      event.preventDefault();
      const number = link.parentElement.id.slice(1);
      mark(number);
      showPlace(number);
    }
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") mark(null);
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const link = document.activeElement.closest("aside li a");
    if (!step || !link) return;
    event.preventDefault();
    const links = all("aside details[open]:not([hidden]) li a");
    const next = links[links.indexOf(link) + step];
    if (!next) return;
    next.focus();
    const number = next.parentElement.id.slice(1);
    mark(number);
    showPlace(number);
  });

  // A mark has the colour of its innermost field whose kind is shown.
  function paint(place) {
    const number = numbersOf(place).find(isShown);
    const base = place.matches(".b") ? "b" : "m";
    const kind = number === undefined ? "off" : "k-" + kindOf.get(number) + (blocks.has(number) ? " block" : "");
    const on = numbersOf(place).includes(current) && number !== undefined ? " on" : "";
    place.setAttribute("class", base + " " + kind + on);
    // Only what was a stop of the Tab key, for its id, is one again.
    if (number === undefined || !place.id) place.setAttribute("tabindex", "-1");
    else place.removeAttribute("tabindex");
  }
  for (const box of all("#legend input")) {
    box.checked = true;
    box.addEventListener("change", () => {
      hiddenKinds[box.checked ? "delete" : "add"](box.dataset.kind);
      for (const group of all("aside details")) group.hidden = !isShown(group.querySelector("li").id.slice(1));
      places.forEach(paint);
    });
  }

  const asked = /^#f(\d+)$/.exec(location.hash);
  if (asked && placesOf.has(asked[1])) {
    mark(asked[1]);
    showPlace(asked[1]);
    showEntry(asked[1]);
  }
})();
