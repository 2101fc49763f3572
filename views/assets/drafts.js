/**
 * Puts what is being typed into safety, some seconds after the last word: the server keeps it sealed, for this person only.
 * That it is kept is said only once the server has said so.
 */

const restMs = 3_000
const atMostMs = 10_000
const againMs = 10_000

const { draftAction, csrf, words } = document.body.dataset
const sentences = JSON.parse(words)
const neverKept = 'input[type=password], input[type=file], input[autocomplete=one-time-code], [name=_csrf]'

/** What is known of a form that something was typed into. */
const states = new Map()

const isKept = (form) =>
  form !== null &&
  form.method === 'post' &&
  form.elements.namedItem('_csrf') !== null &&
  !form.matches('[data-no-draft]')

function stateOf(form) {
  const known = states.get(form)
  if (known !== undefined) {
    return known
  }
  const said = document.createElement('p')
  said.className = 'mg-kept'
  said.hidden = true
  form.append(said)
  const state = { form, said, unsavedSince: undefined, typedAt: 0, timer: undefined, saving: undefined }
  states.set(form, state)
  return state
}

function say({ said }, sentence) {
  said.textContent = sentence
  said.hidden = false
}

/** The fields as they stand; passwords, codes and files are never among them. */
function fieldsOf(form) {
  const left = new Set([...form.querySelectorAll(neverKept)].map(({ name }) => name))
  return [...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !left.has(name))
}

async function send(state, keepalive) {
  const { form, typedAt } = state
  const fields = fieldsOf(form)
  const abort = new AbortController()
  state.abort = abort
  const answer = await fetch(draftAction, {
    method: 'POST',
    headers: { Accept: 'application/json' },
    redirect: 'manual',
    keepalive,
    signal: abort.signal,
    body: new URLSearchParams([
      ...fields,
      ...(fields.some(([name]) => name === 'draftPath')
        ? []
        : [['draftPath', new URL(form.action).pathname]]),
      // When it was typed is when the session was used, not when it is sent.
      ['draftAfter', String(Math.round((Date.now() - typedAt) / 1000))],
      ['_csrf', csrf],
    ]),
  })
  return answer.status === 200 ? answer.json() : { refused: true }
}

/** Saves a form, one request at a time. @returns what the server said; undefined where it could not be reached */
async function save(state, { keepalive = false } = {}) {
  clearTimeout(state.timer)
  state.timer = undefined
  const { unsavedSince } = state
  state.unsavedSince = undefined
  try {
    const answer = await send(state, keepalive)
    if (answer.keptAt !== undefined) {
      say(state, sentences.keptAt.replace('{time}', answer.keptAt))
    } else if (answer.refused) {
      say(state, sentences.sendFirst)
    } else {
      state.said.hidden = true
    }
    if (answer.idleSeconds !== undefined) {
      document.dispatchEvent(new CustomEvent('mg-used', { detail: answer.idleSeconds }))
    }
    return answer
  } catch {
    if (state.sent !== true) {
      state.unsavedSince ??= unsavedSince ?? Date.now()
      say(state, sentences.triedAgain)
      state.timer ??= setTimeout(() => void run(state), againMs)
    }
    return undefined
  }
}

function run(state, options) {
  const before = state.saving ?? Promise.resolve()
  const saving = before.then(() => save(state, options))
  state.saving = saving
  return saving
}

document.addEventListener('input', ({ target }) => {
  const { form } = target
  if (!isKept(form) || target.matches(neverKept)) {
    return
  }
  const state = stateOf(form)
  state.sent = false
  state.typedAt = Date.now()
  state.unsavedSince ??= Date.now()
  clearTimeout(state.timer)
  const latest = state.unsavedSince + atMostMs - Date.now()
  state.timer = setTimeout(() => void run(state), Math.max(0, Math.min(restMs, latest)))
})

/** A form that is on its way is no draft any more. */
document.addEventListener('submit', ({ target }) => {
  const state = states.get(target)
  if (state !== undefined) {
    clearTimeout(state.timer)
    state.sent = true
    state.unsavedSince = undefined
    state.abort?.abort()
  }
})

const unsaved = () => [...states.values()].filter(({ unsavedSince }) => unsavedSince !== undefined)

/** Saves at once what is not saved yet; who asks is given what came of it. */
document.addEventListener('mg-keep', ({ detail }) => {
  detail.answers = unsaved().map((state) => run(state))
})

const leaves = () => {
  for (const state of unsaved()) {
    void run(state, { keepalive: true })
  }
}
window.addEventListener('pagehide', leaves)
document.addEventListener('visibilitychange', () => {
  if (document.hidden) {
    leaves()
  }
})
