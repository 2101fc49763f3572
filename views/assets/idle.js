/**
 * Warns before a session ends because nobody used it, keeps what was being typed, and clears the page at the end. The
 * server decides when a session is over; this only tells the person in time.
 */
/* oxlint-disable unicorn/require-post-message-target-origin -- a channel of this origin alone takes none */

const warnSeconds = 120

const hoursWarnSeconds = 15 * 60

const { hoursSeconds, idleSeconds, stayAction, draftAction, signedOutHref, csrf } = document.body.dataset
// Counted from now on, not by the clock of the computer: on wards that is often wrong.
let endsAt = Date.now() + Number(idleSeconds) * 1000
let dialog

/** When the reader's working hours end; a page that knows of no end never comes there. */
let hoursEndAt = hoursSeconds === undefined ? Infinity : Date.now() + Number(hoursSeconds) * 1000

const tabs = new BroadcastChannel('medguard-session')
tabs.addEventListener('message', ({ data }) => {
  if (data.ended) {
    leave()
  } else if (data.endsAt > endsAt) {
    goOn(data.endsAt)
  }
})
tabs.postMessage({ endsAt })

const seconds = () => Math.round((endsAt - Date.now()) / 1000)

function send(address, fields) {
  return fetch(address, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    body: new URLSearchParams({ ...fields, _csrf: csrf }),
  })
}

/** Puts a half-written form into safety; the server keeps it sealed, for this person only. */
async function saveDrafts() {
  for (const form of document.forms) {
    if (form.dataset.typed !== undefined && form.method === 'post') {
      const fields = Object.fromEntries(
        [...new FormData(form)].filter(([, value]) => typeof value === 'string'),
      )
      await send(draftAction, { ...fields, draftPath: new URL(form.action).pathname })
    }
  }
}

document.addEventListener('input', (event) => {
  if (event.target.form !== null) {
    event.target.form.dataset.typed = ''
  }
})

async function stay() {
  const answer = await send(stayAction, {})
  if (!answer.ok) {
    leave()
    return
  }
  const renewed = await answer.json()
  goOn(Date.now() + renewed.idleSeconds * 1000)
  tabs.postMessage({ endsAt })
}

function goOn(until) {
  endsAt = until
  dialog?.close()
}

function leave() {
  location.replace(signedOutHref)
}

function words() {
  const left = Math.max(0, seconds())
  const minutes = Math.floor(left / 60)
  const rest = String(left % 60).padStart(2, '0')
  return `You will be signed out in ${minutes}:${rest} because nothing has happened for a while. What you have typed is kept.`
}

function makeDialog() {
  const made = document.createElement('dialog')
  made.className = 'mg-idle'
  made.setAttribute('aria-labelledby', 'idle-heading')
  const heading = document.createElement('h2')
  heading.id = 'idle-heading'
  heading.className = 'nhsuk-heading-m'
  heading.textContent = 'Are you still there?'
  const text = document.createElement('p')
  text.setAttribute('role', 'timer')
  text.setAttribute('aria-live', 'off')
  const spoken = document.createElement('p')
  spoken.className = 'nhsuk-u-visually-hidden'
  spoken.setAttribute('aria-live', 'assertive')
  const button = document.createElement('button')
  button.type = 'button'
  button.className = 'nhsuk-button'
  button.textContent = 'Stay signed in'
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
    await saveDrafts()
    location.reload()
  }
}

function tick() {
  void watchHours()
  const left = seconds()
  if (left <= 0) {
    tabs.postMessage({ ended: true })
    leave()
    return
  }
  if (left > warnSeconds) {
    return
  }
  dialog ??= makeDialog()
  if (!dialog.open) {
    void saveDrafts()
    dialog.showModal()
    spokenAt = 0
  }
  const [, text, spoken] = dialog.children
  text.textContent = words()
  // A screen reader is told at the beginning and every half minute, not every second.
  if (Date.now() - spokenAt > 30_000) {
    spokenAt = Date.now()
    spoken.textContent = words()
  }
}

setInterval(tick, 1000)
document.addEventListener('visibilitychange', tick)
window.addEventListener('pageshow', (event) => {
  // Back must not show a page of a session that may be over.
  if (event.persisted) {
    location.reload()
  }
})
