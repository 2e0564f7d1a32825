// Studio moves between its pages by changing the address only. Each of them is a page of ours.
const pages = /workflows\/(definitions\/[^/]+\/edit|instances\/[^/]+\/view)$/;

export function open(path) {
  location.assign(new URL(path, document.baseURI));
}

export function watchPlaces() {
  const pushState = history.pushState.bind(history);
  history.pushState = (state, unused, url) => {
    const target = url === undefined || url === null ? null : new URL(url, document.baseURI);
    if (target && target.pathname !== location.pathname && pages.test(target.pathname)) {
      location.assign(target);
      return;
    }
    pushState(state, unused, url);
  };
}
