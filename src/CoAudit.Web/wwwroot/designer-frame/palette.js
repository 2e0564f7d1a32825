// Studio gives its palette's entries no mark of their type; activities.css needs one to give ours their icon and colour.
const ours = new Set([
  'Set objectives',
  'Build the audit tool',
  'Gather evidence',
  'Analyse findings',
  'Plan actions',
  'Schedule reviews',
  'Review progress',
  'Sign-off',
  'Respond to objections',
  'Ask everyone',
  'Notify',
  'Publish the report',
]);

export function watchPalette(studio) {
  new MutationObserver(() => {
    for (const entry of studio.querySelectorAll('[draggable=true]')) {
      const name = entry.textContent.trim();
      if (!ours.has(name)) delete entry.dataset.activity;
      else if (entry.dataset.activity !== name) entry.dataset.activity = name;
    }
  }).observe(studio, { childList: true, subtree: true, characterData: true });
}
