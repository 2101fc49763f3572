/**
 * Warns before a session ends because nobody used it, and clears the page at the end, once what was typed is kept. The
 * server decides when a session is over; this only tells the person in time.
 */
/* oxlint-disable unicorn/require-post-message-target-origin -- a channel of this origin alone takes none */

const warnSeconds = 120

const hoursWarnSeconds = 15 * 60

const said = JSON.parse(document.body.dataset.words)
const { hoursSeconds, idleSeconds, absoluteSeconds, stayAction, draftAction, signedOutHref, csrf } =
  document.body.dataset
// Counted from now on, not by the clock of the computer: on wards that is often wrong.
let endsAt = Date.now() + Number(idleSeconds) * 1000
const absoluteEndsAt = Date.now() + Number(absoluteSeconds) * 1000
let dialog

/** When the reader's working hours end; a page that knows of no end never comes there. */
let hoursEndAt = hoursSeconds === undefined ? Infinity : Date.now() + Number(hoursSeconds) * 1000

const tabs = new BroadcastChannel('medguard-session')
tabs.addEventListener('message', ({ data }) => {
  if (data.ended) {
    void leave()
  } else if (data.leaving) {
    void keepTyped()
  } else if (data.endsAt > endsAt) {
    goOn(data.endsAt)
  }
})
tabs.postMessage({ endsAt })

const seconds = () => Math.round((Math.min(endsAt, absoluteEndsAt) - Date.now()) / 1000)

function send(address) {
  return fetch(address, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    redirect: 'manual',
    body: new URLSearchParams({ _csrf: csrf }),
  })
}

/** Asks for what was typed to be kept. @returns what the server answered for each form; undefined where it could not */
function keepTyped() {
  const asked = {}
  document.dispatchEvent(new CustomEvent('mg-keep', { detail: asked }))
  return Promise.all(asked.answers ?? [])
}

document.addEventListener('mg-used', ({ detail }) => {
  goOn(Date.now() + detail * 1000)
  tabs.postMessage({ endsAt })
})

async function stay() {
  const answer = await send(stayAction)
  if (!answer.ok) {
    await leave()
    return
  }
  const renewed = await answer.json()
  goOn(Date.now() + renewed.idleSeconds * 1000)
  tabs.postMessage({ endsAt })
}

function goOn(until) {
  endsAt = Math.max(endsAt, until)
  dialog?.close()
}

/** Takes everything from the screen; the forms stay where they are until they are kept. */
function blank(why) {
  dialog?.close()
  for (const part of document.body.children) {
    part.style.display = 'none'
  }
  const line = document.createElement('p')
  line.className = 'mg-width mg-main'
  line.setAttribute('role', 'status')
  line.textContent = why
  document.body.append(line)
}

let leaving = false

/** Leaves for good: what is typed is put into safety first, and where that fails it is tried until it is. */
async function leave() {
  if (leaving) {
    return
  }
  leaving = true
  blank(said.keeping)
  let answers = await keepTyped()
  while (answers.includes(undefined)) {
    document.body.lastElementChild.textContent = said.notKeptYet
    await new Promise((resolve) => {
      setTimeout(resolve, 5_000)
    })
    answers = await keepTyped()
  }
  location.replace(signedOutHref)
}

function words() {
  const left = Math.max(0, seconds())
  const time = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, '0')}`
  return (absoluteEndsAt < endsAt ? said.longestTime : said.unused).replace('{time}', time)
}

function makeDialog() {
  const made = document.createElement('dialog')
  made.className = 'mg-idle'
  made.setAttribute('aria-labelledby', 'idle-heading')
  const heading = document.createElement('h2')
  heading.id = 'idle-heading'
  heading.className = 'nhsuk-heading-m'
  heading.textContent = said.stillThere
  const text = document.createElement('p')
  text.setAttribute('role', 'timer')
  text.setAttribute('aria-live', 'off')
  const spoken = document.createElement('p')
  spoken.className = 'nhsuk-u-visually-hidden'
  spoken.setAttribute('aria-live', 'assertive')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'nhsuk-button'
  button.textContent = said.stay
  button.addEventListener('click', () => void stay())
  made.addEventListener('cancel', (event) => {
    event.preventDefault()
    void stay()
  })
  made.append(heading, text, spoken, button)
  document.body.append(made)
  return made
}

let spokenAt = 0

/** At the end of the hours what was typed is put into safety, and the server says when they begin again. */
async function watchHours() {
  const left = Math.round((hoursEndAt - Date.now()) / 1000)
  if (left <= hoursWarnSeconds) {
    document.querySelector('[data-hours-banner]')?.removeAttribute('hidden')
  }
  if (left <= 0) {
    hoursEndAt = Infinity
    await keepTyped()
    location.reload()
  }
}

function tick() {
  if (leaving) {
    return
  }
  void watchHours()
  const left = seconds()
  if (left <= 0) {
    tabs.postMessage({ ended: true })
    void leave()
    return
  }
  // The end of the longest time cannot be put off: the page goes on being used, and the last minutes are said once.
  if (left > warnSeconds) {
    return
  }
  dialog ??= makeDialog()
  if (!dialog.open && !(dialog.dataset.seen !== undefined && absoluteEndsAt < endsAt)) {
    void keepTyped()
    dialog.showModal()
    spokenAt = 0
    if (absoluteEndsAt < endsAt) {
      dialog.dataset.seen = ''
    }
  }
  const [, text, spoken] = dialog.children
  text.textContent = words()
  // A screen reader is told at the beginning and every half minute, not every second.
  if (Date.now() - spokenAt > 30_000) {
    spokenAt = Date.now()
    spoken.textContent = words()
  }
}

/** Before somebody signs out, what is typed in this and other tabs is kept: afterwards nobody may keep it. */
document.addEventListener('submit', (event) => {
  const form = event.target
  if (form.dataset.signsOut === undefined || event.defaultPrevented) {
    return
  }
  event.preventDefault()
  tabs.postMessage({ leaving: true })
  const others = new Promise((resolve) => {
    setTimeout(resolve, 250)
  })
  void Promise.all([keepTyped(), others]).then(() => form.submit())
})

/** Asks whether the session still holds, without using it: somebody may have signed out in another window. */
async function check() {
  try {
    const answer = await send(draftAction)
    if (answer.type === 'opaqueredirect' || answer.status === 403) {
      await leave()
    }
  } catch {
    // Without a connection nothing is known, and nothing can be opened.
  }
}

setInterval(tick, 1000)
document.addEventListener('visibilitychange', () => {
  tick()
  if (!document.hidden && !leaving) {
    void check()
  }
})
window.addEventListener('pagehide', ({ persisted }) => {
  if (persisted) {
    document.documentElement.style.visibility = 'hidden'
  }
})
window.addEventListener('pageshow', ({ persisted }) => {
  // Back must not show a page of a session that may be over.
  if (persisted) {
    location.reload()
  }
})
