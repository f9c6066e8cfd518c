// A figure's card: opens by click or tap (the browser's popover), and by hovering or focusing where there is a mouse or keyboard.
const cards = document.querySelectorAll("button.figure[popovertarget]");

function place(button, card) {
  const at = button.getBoundingClientRect();
  const width = card.offsetWidth, height = card.offsetHeight;
  card.style.left = Math.max(8, Math.min(at.left, innerWidth - width - 8)) + "px";
  card.style.top = (at.bottom + height + 12 < innerHeight ? at.bottom + 6 : Math.max(8, at.top - height - 6)) + "px";
}

for (const button of cards) {
  const card = document.getElementById(button.getAttribute("popovertarget"));
  let closing;
  card.addEventListener("toggle", (event) => { if (event.newState === "open") place(button, card); });
  if (!matchMedia("(hover: hover)").matches) continue;
  const stay = () => clearTimeout(closing);
  const leave = () => { closing = setTimeout(() => card.matches(":popover-open") && card.hidePopover(), 250); };
  button.addEventListener("mouseenter", () => { stay(); if (!card.matches(":popover-open")) card.showPopover(); });
  button.addEventListener("mouseleave", leave);
  card.addEventListener("mouseenter", stay);
  card.addEventListener("mouseleave", leave);
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent);
    button.textContent = "Đã chép";
  });
}
