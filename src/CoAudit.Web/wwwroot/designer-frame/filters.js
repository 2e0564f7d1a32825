// Studio reads the filters in an address only when it has filled its list already, and leaves the list as it was. Its own key for reading it anew does the rest; Studio then writes filters and page into the address.
const mostTries = 10;

export function watchFilters() {
  const wanted = [...new URLSearchParams(location.search).keys()].filter((name) => ['defs', 'statuses', 'substatuses', 'hasIncidents'].includes(name));
  if (wanted.length === 0) return;
  let tries = 0;
  const timer = setInterval(() => {
    if (document.documentElement.dataset.studio !== 'ready') return;
    const now = new URLSearchParams(location.search);
    if (++tries > mostTries || (now.has('pageSize') && wanted.every((name) => now.has(name)))) clearInterval(timer);
    else window.dispatchEvent(new KeyboardEvent('keydown', { key: 'r', ctrlKey: true }));
  }, 500);
}
