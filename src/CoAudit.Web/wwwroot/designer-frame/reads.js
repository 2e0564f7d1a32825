// Studio shows an empty list, or nothing at all, when something cannot be read. Here it is said.
import { show, hide, shows } from './alerts.js';
import { isChange } from './saves.js';

const ours = /^\/elsa\/api\//;

// Studio asks for it again and again; what was deleted meanwhile is no news every five seconds.
const polled = /\/execution-state$/;

let failed;

export function watchReads() {
  const send = window.fetch.bind(window);
  window.fetch = async (input, init) => {
    const path = new URL(input.url ?? input, document.baseURI).pathname;
    if (!ours.test(path) || isChange(input, init)) return send(input, init);
    const answer = await send(input, init).catch((error) => {
      // What is given up, because the page is left or asks anew, has not failed.
      if (error.name !== 'AbortError') tell(path, 0);
      throw error;
    });
    if (!answer.ok && answer.status !== 304) tell(path, answer.status);
    else if (path === failed && shows() === 'read') hide();
    return answer;
  };
}

function tell(path, status) {
  if (status === 404 && polled.test(path)) return;
  failed = path;
  if (status === 401) show('read', 'You are signed out', ['Nothing more can be shown here until you sign in again.'], { href: `/account/sign-in?returnUrl=${encodeURIComponent(location.pathname + location.search)}`, text: 'Sign in again' });
  else if (status === 403) show('read', 'Not shown', ['Your account may not see this.']);
  else if (status === 404) show('read', 'Not shown', ['Something that this page asked for is not there any more. Somebody may have deleted it.'], { reload: 'Load the page again' });
  else show('read', 'Not shown', [status === 0 ? 'The service cannot be reached from here. What you see may be out of date, or missing.' : 'The service could not answer. What you see may be out of date, or missing.'], { reload: 'Load the page again' });
}
