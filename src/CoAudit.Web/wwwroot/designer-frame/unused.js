// Studio shows these whatever the server has, and no feature takes them away. studio.css hides what is marked here.
const everywhere = [
  // Tries one activity by itself.
  ['.mud-tab', /^Test$/],
  // There are no state machines here.
  ['.mud-dialog :is([role=radio], .mud-radio)', /^State machine/i],
];

const inElement = {
  // What ran elsewhere is no evidence here.
  'elsa-workflow-instance-list': [['.mud-popover .mud-menu-item', /^Import$/]],
};

export function watchUnused(studio) {
  const unused = [...everywhere, ...(inElement[studio.dataset.element] ?? [])];
  new MutationObserver(() => {
    for (const [place, words] of unused) {
      for (const part of document.querySelectorAll(place)) {
        if (words.test(part.textContent.trim())) part.dataset.unused = '';
      }
    }
  }).observe(document.body, { childList: true, subtree: true });
  addEventListener('keydown', keepOut, true);
}

// Arrows go round in a group of radios, and must not choose what is hidden.
function keepOut(press) {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[press.key];
  const radio = step && press.target.closest?.('[role=radio]');
  if (!radio) return;
  const all = [...radio.closest('[role=radiogroup]').querySelectorAll('[role=radio]')];
  const next = all.at((all.indexOf(radio) + step) % all.length);
  if (next?.dataset.unused === undefined) return;
  press.preventDefault();
  press.stopImmediatePropagation();
}
