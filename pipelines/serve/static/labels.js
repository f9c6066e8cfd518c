// Datasette's own forms leave some controls without a name for screen readers.
const names = [
  ["select[name^=_filter_column]", "Cột"], ["select[name^=_filter_op]", "Phép so sánh"], [".filter-value", "Giá trị"],
  ["select[name=_sort]", "Sắp xếp theo"], ["textarea", "Câu lệnh SQL"], [".cm-content", "Câu lệnh SQL"],
];
function name() {
  for (const [selector, label] of names)
    for (const control of document.querySelectorAll(selector))
      if (!control.labels?.length && !control.hasAttribute("aria-label")) control.setAttribute("aria-label", label);
}
name();
new MutationObserver(name).observe(document.body, { childList: true, subtree: true });
