// Renews what the page shows as soon as a store tells something. Without this the page reloads itself.
"use strict";

const main = document.querySelector("main");
const EVERY_MS = 10000; // ages grow even where nothing is told
let isBusy = false;
let isAskedAgain = false;

async function renew() {
  if (isBusy) {
    isAskedAgain = true;
    return;
  }
  isBusy = true;
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("main");
    if (answer.redirected) location.reload(); // the session is over
    else if (answer.ok && fresh) main.replaceChildren(...fresh.childNodes);
  } catch {
    // the cloud is away: the next round asks again
  }
  isBusy = false;
  if (isAskedAgain) {
    isAskedAgain = false;
    setTimeout(renew, 500);
  }
}

new EventSource("/chain/live").onmessage = renew;
setInterval(renew, EVERY_MS);
