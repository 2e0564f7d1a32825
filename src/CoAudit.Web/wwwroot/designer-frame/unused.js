// Studio shows a tab for trying one activity by itself whatever the server has, and no feature takes it away. studio.css hides what is marked here.
export function watchUnused(studio) {
  new MutationObserver(() => {
    for (const tab of studio.querySelectorAll('.mud-tab')) {
      if (tab.textContent.trim() === 'Test') tab.dataset.unused = '';
    }
  }).observe(studio, { childList: true, subtree: true });
}
