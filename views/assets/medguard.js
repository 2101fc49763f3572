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
    const words = JSON.parse(element.dataset.words)
    const minutes = Number(element.dataset.minutesLeft) - passed
    element.textContent = words[Math.max(0, minutes)] ?? element.textContent
  }
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

/** Whoever writes sends without leaving the keyboard, where the form says so. */
document.addEventListener('keydown', (event) => {
  const form = event.target.form
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && form?.dataset.sentByKeys !== undefined) {
    event.preventDefault()
    form.requestSubmit()
  }
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

/** What unfolds over the page folds again when one goes on elsewhere, or with Escape, which leads back to where it was unfolded. */
function foldAll(except) {
  for (const open of document.querySelectorAll('.mg-fold[open]')) {
    if (open !== except) {
      open.open = false
    }
  }
}

document.addEventListener('click', ({ target }) => foldAll(target.closest('.mg-fold')))
document.addEventListener('focusin', ({ target }) => foldAll(target.closest('.mg-fold')))
document.addEventListener('keydown', (event) => {
  const open = event.key === 'Escape' ? document.querySelector('.mg-fold[open]') : null
  if (open !== null) {
    open.open = false
    open.querySelector('summary').focus()
  }
})

const slashKey = document.querySelector('[data-slash-key]')
const turnedOff = 'medguard-slash-off'

/** Storage may be closed to a page; then the key stays as it is at first. */
function isSlashOff() {
  try {
    return localStorage.getItem(turnedOff) !== null
  } catch {
    return false
  }
}

function showSlash() {
  const off = isSlashOff()
  document.body.classList.toggle('mg-slash-off', off)
  slashKey.textContent = off ? slashKey.dataset.off : slashKey.dataset.on
}

const search = document.querySelector('#search-patients')

/** One key leads to the search, wherever one is not writing; who speaks to the computer, or types with one hand, can turn it off. */
if (slashKey !== null && search !== null) {
  slashKey.hidden = false
  showSlash()
  slashKey.addEventListener('click', () => {
    if (isSlashOff()) {
      localStorage.removeItem(turnedOff)
    } else {
      localStorage.setItem(turnedOff, '1')
    }
    showSlash()
  })
  document.addEventListener('keydown', (event) => {
    const writing = event.target.closest('input, select, textarea, [contenteditable], dialog[open]') !== null
    const other =
      event.ctrlKey || event.metaKey || event.altKey || event.isComposing || event.defaultPrevented
    if (
      event.key === '/' &&
      !writing &&
      !other &&
      !isSlashOff() &&
      document.querySelector('dialog[open]') === null
    ) {
      event.preventDefault()
      search.focus()
      search.select()
    }
  })
}
