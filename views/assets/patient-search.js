/**
 * Offers patients under the field of the bar while one types, and before that, by an arrow key or a click, whom one opened last: the
 * combobox with a listbox of ARIA 1.2. What is typed is sent, never put into an address. Each answer is on record, so it is asked for
 * only once typing rests, and never because one came past the field by keyboard.
 */
const field = document.querySelector('[data-look-up]')

const restMs = 300
const says = JSON.parse(field.dataset.says)
const list = document.createElement('ul')
const status = document.createElement('p')
let options = []
let active = -1
let timer
let asked

list.id = 'patients-found'
list.className = 'mg-found'
list.hidden = true
list.setAttribute('role', 'listbox')
list.setAttribute('aria-label', field.labels[0].textContent)
status.className = 'nhsuk-u-visually-hidden'
status.setAttribute('role', 'status')
field.form.append(list, status)
for (const [name, value] of [
  ['role', 'combobox'],
  ['aria-autocomplete', 'list'],
  ['aria-haspopup', 'listbox'],
  ['aria-expanded', 'false'],
  ['aria-controls', list.id],
]) {
  field.setAttribute(name, value)
}

function goTo(index) {
  const items = list.querySelectorAll('[role=option]')
  items[active]?.setAttribute('aria-selected', 'false')
  active = index
  const item = items[index]
  if (item === undefined) {
    field.removeAttribute('aria-activedescendant')
    return
  }
  item.setAttribute('aria-selected', 'true')
  item.scrollIntoView({ block: 'nearest' })
  field.setAttribute('aria-activedescendant', item.id)
}

function close() {
  clearTimeout(timer)
  asked?.abort()
  list.hidden = true
  options = []
  goTo(-1)
  field.setAttribute('aria-expanded', 'false')
}

function note(text) {
  const item = document.createElement('li')
  item.className = 'mg-found__note'
  item.setAttribute('role', 'presentation')
  item.textContent = text
  return item
}

function offer({ label, detail }, index) {
  const item = document.createElement('li')
  const name = document.createElement('bdi')
  const more = document.createElement('span')
  item.id = `${list.id}-${index}`
  item.className = 'mg-found__one'
  item.setAttribute('role', 'option')
  item.setAttribute('aria-selected', 'false')
  name.textContent = label
  more.className = 'mg-found__detail'
  more.textContent = detail
  item.append(name, ' ', more)
  return item
}

function told({ more, recent, said }) {
  if (said !== undefined) {
    return said
  }
  if (options.length === 0) {
    return recent ? says.noneRecent : says.none
  }
  return recent ? says.recent : (more ? says.more : says.found).replace('{count}', String(options.length))
}

function show(answer) {
  // A record that cannot be read stands in the list of patients; there is nothing to open here.
  options = answer.options
  const words = told(answer)
  const items = options.map(offer)
  list.replaceChildren(...(answer.recent ? [note(words), ...items] : [...items, note(words)]))
  status.textContent = words
  list.hidden = false
  field.setAttribute('aria-expanded', String(options.length > 0))
  goTo(-1)
}

async function ask() {
  asked?.abort()
  const asking = new AbortController()
  asked = asking
  const { signal } = asking
  try {
    const answer = await fetch(field.dataset.lookUp, {
      method: 'POST',
      redirect: 'error',
      signal,
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        'x-csrftoken': document.body.dataset.csrf,
      },
      body: JSON.stringify({ q: field.value.trim() }),
    })
    const body = await answer.json()
    if (!signal.aborted && document.activeElement === field) {
      show(answer.ok ? body : { options: [], said: answer.status === 429 ? body.detail : says.failed })
    }
  } catch {
    if (!signal.aborted) {
      show({ options: [], said: says.failed })
    }
  }
}

/** One letter finds too many; a field that was emptied offers whom one opened last again. */
function later() {
  clearTimeout(timer)
  asked?.abort()
  const { length } = field.value.trim()
  if (length === 1) {
    close()
  } else {
    timer = setTimeout(ask, length === 0 ? 0 : restMs)
  }
}

function open(index) {
  const { href } = options[index]
  if (href !== undefined) {
    location.assign(href)
  }
}

const steps = { ArrowDown: 1, ArrowUp: -1 }

field.addEventListener('input', later)
field.addEventListener('click', () => {
  if (list.hidden) {
    later()
  }
})
field.addEventListener('blur', close)
field.addEventListener('keydown', (event) => {
  const isOpen = !list.hidden
  if (event.isComposing || event.ctrlKey || event.metaKey) {
    return
  }
  if (event.key in steps) {
    event.preventDefault()
    if (!isOpen) {
      later()
    } else if (options.length > 0) {
      const from = active === -1 && event.key === 'ArrowUp' ? 0 : active
      goTo((from + steps[event.key] + options.length) % options.length)
    }
  } else if (event.key === 'Enter' && isOpen && active !== -1) {
    event.preventDefault()
    open(active)
  } else if (event.key === 'Escape' && isOpen) {
    event.preventDefault()
    close()
  }
})
// The field keeps the focus, so that its list stays until a choice is made.
list.addEventListener('pointerdown', (event) => event.preventDefault())
list.addEventListener('click', ({ target }) => {
  const item = target.closest('[role=option]')
  if (item !== null) {
    open([...list.querySelectorAll('[role=option]')].indexOf(item))
  }
})
