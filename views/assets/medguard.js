/** Small comforts on top of pages that work without it. */

const errorSummary = document.querySelector('[data-error-summary]')
if (errorSummary !== null) {
  errorSummary.focus()
}

/** Where the parts of a record have no room beside each other, the one that is open is in sight. */
const part = document.querySelector('.mg-tabs__list [aria-current]')
if (part !== null) {
  const list = part.closest('.mg-tabs__list')
  list.scrollLeft = part.offsetLeft - list.offsetLeft - (list.clientWidth - part.offsetWidth) / 2
}

const openedAt = Date.now()

/**
 * Shows how long each grant of emergency access still lives. The server ends it; this only counts, from what the server
 * said and not by the clock of the computer, which is often wrong.
 */
function countDown() {
  const passed = Math.floor((Date.now() - openedAt) / 60_000)
  for (const element of document.querySelectorAll('[data-minutes-left]')) {
    element.textContent = minutesLeft(Number(element.dataset.minutesLeft) - passed)
  }
}

function minutesLeft(minutes) {
  if (minutes < 1) {
    return 'Time is up'
  }
  return minutes === 1 ? '1 minute left' : `${minutes} minutes left`
}

countDown()
setInterval(countDown, 10_000)

/** A page on which somebody waits for another person looks again by itself. */
const waiting = document.querySelector('[data-reload-seconds]')
if (waiting !== null) {
  setTimeout(() => location.reload(), Number(waiting.dataset.reloadSeconds) * 1000)
}

/** A second press while the first answer is on its way must not send the form twice. */
document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.method !== 'post') {
    return
  }
  if (form.dataset.sent !== undefined) {
    event.preventDefault()
    return
  }
  form.dataset.sent = ''
})

/** A page taken back out of the browser's cache may be sent anew. */
window.addEventListener('pageshow', () => {
  for (const form of document.forms) {
    delete form.dataset.sent
  }
})

/** Where nobody is signed in any more, no other tab of this browser goes on showing what somebody had open. */
if (document.body.dataset.sessionOver !== undefined) {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel of this origin alone takes none
  new BroadcastChannel('medguard-session').postMessage({ ended: true })
}

/** What is still going on, such as a download, is shown anew until it is over. */
async function showAnew() {
  const shown = document.querySelector('[data-live]')
  if (shown === null || document.hidden) {
    return
  }
  const answer = await fetch(location.href)
  if (answer.ok && !answer.redirected) {
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    const state = shown.dataset.live
    const now = page.querySelector(`[data-live="${state}"]`)
    if (now === null) {
      location.reload()
    } else {
      shown.innerHTML = now.innerHTML
    }
  }
}

if (document.querySelector('[data-live]') !== null) {
  setInterval(() => showAnew().catch(() => undefined), 5_000)
}

/** On a phone the menu is one line to swipe: where one is must be in sight. */
for (const here of document.querySelectorAll('.mg-menu [aria-current]')) {
  const list = here.closest('ul')
  list.scrollLeft = here.offsetLeft - (list.clientWidth - here.offsetWidth) / 2
}
