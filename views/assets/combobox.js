/**
 * A text field that offers what fits while one types: the combobox with a listbox popup of ARIA 1.2. What was chosen stands in a
 * hidden field of the same form; words that are typed over a choice take it back. Without this script the field is plain text, and
 * what is marked as its fallback does the same in steps.
 *
 * The field says:
 *   data-combobox-source   where to ask: it is given `?query=…` and answers { options: [{ code, label, detail? }], more }
 *   data-combobox-code     the name of the field that holds the code that was chosen
 *   data-combobox-words    the name of the field that holds the words for which it was chosen
 *   data-combobox-says     as JSON: found ({count}), more ({count}), none, failed
 * Elements in the same [data-combobox] with data-combobox-fallback go away.
 */

const restMs = 150
const fewest = 2

let made = 0

/** The hidden field of this name; one of the fallback's makes room for it. */
function hiddenField(form, name) {
  const known = form.elements.namedItem(name)
  if (known instanceof HTMLInputElement && known.type === 'hidden') {
    return known
  }
  const field = document.createElement('input')
  field.type = 'hidden'
  field.name = name
  field.value = known?.value ?? ''
  known?.remove()
  form.append(field)
  return field
}

class Combobox {
  #input
  #code
  #words
  #says
  #list = document.createElement('ul')
  #status = document.createElement('p')
  #options = []
  #active = -1
  #timer
  #asked
  #choosing = false

  constructor(input) {
    const { comboboxCode, comboboxWords, comboboxSays } = input.dataset
    made += 1
    this.#input = input
    this.#says = JSON.parse(comboboxSays)
    this.#code = hiddenField(input.form, comboboxCode)
    this.#words = hiddenField(input.form, comboboxWords)
    for (const fallback of input.closest('[data-combobox]').querySelectorAll('[data-combobox-fallback]')) {
      fallback.remove()
    }
    this.#list.id = `combobox-list-${made}`
    this.#list.className = 'mg-combobox__list'
    this.#list.setAttribute('role', 'listbox')
    this.#list.setAttribute('aria-label', input.labels[0]?.textContent ?? '')
    this.#list.hidden = true
    this.#status.className = 'nhsuk-u-visually-hidden'
    this.#status.setAttribute('role', 'status')
    input.after(this.#list, this.#status)
    input.parentElement.classList.add('mg-combobox')
    for (const [name, value] of [
      ['role', 'combobox'],
      ['aria-autocomplete', 'list'],
      ['aria-expanded', 'false'],
      ['aria-controls', this.#list.id],
    ]) {
      input.setAttribute(name, value)
    }
    input.addEventListener('input', () => this.#typed())
    input.addEventListener('keydown', (event) => this.#pressed(event))
    input.addEventListener('blur', () => this.#close())
    // The field keeps the focus, so that its list stays open until the choice is made.
    this.#list.addEventListener('pointerdown', (event) => event.preventDefault())
    this.#list.addEventListener('click', ({ target }) => {
      const index = [...this.#list.children].indexOf(target.closest('[role=option]'))
      if (index !== -1) {
        this.#choose(index)
      }
    })
  }

  #typed() {
    if (this.#choosing) {
      return
    }
    this.#code.value = ''
    this.#words.value = ''
    this.#later()
  }

  #later() {
    clearTimeout(this.#timer)
    this.#asked?.abort()
    if (this.#input.value.trim().length < fewest) {
      this.#close()
      return
    }
    this.#timer = setTimeout(() => void this.#ask(), restMs)
  }

  async #ask() {
    const asked = new AbortController()
    this.#asked = asked
    const address = new URL(this.#input.dataset.comboboxSource, location.href)
    address.searchParams.set('query', this.#input.value.trim())
    try {
      const answer = await fetch(address, {
        headers: { Accept: 'application/json' },
        redirect: 'error',
        signal: asked.signal,
      })
      if (!answer.ok) {
        throw new Error(`answered ${answer.status}`)
      }
      const { options, more } = await answer.json()
      if (!asked.signal.aborted && document.activeElement === this.#input) {
        this.#show(options, more)
      }
    } catch {
      if (!asked.signal.aborted) {
        this.#show([], false, this.#says.failed)
      }
    }
  }

  #show(options, more, failed) {
    this.#options = options
    const count = String(options.length)
    const told =
      failed ??
      (options.length === 0
        ? this.#says.none
        : (more ? this.#says.more : this.#says.found).replace('{count}', count))
    const note = document.createElement('li')
    note.className = 'mg-combobox__note'
    note.setAttribute('role', 'presentation')
    note.textContent = told
    this.#list.replaceChildren(
      ...options.map((option, index) => this.#item(option, index)),
      ...(more || options.length === 0 ? [note] : []),
    )
    this.#status.textContent = told
    this.#list.hidden = false
    this.#input.setAttribute('aria-expanded', String(options.length > 0))
    this.#goTo(-1)
  }

  #item({ code, label, detail }, index) {
    const item = document.createElement('li')
    item.id = `${this.#list.id}-${index}`
    item.setAttribute('role', 'option')
    item.setAttribute('aria-selected', 'false')
    item.className = 'mg-combobox__option'
    item.dataset.code = code
    const words = document.createElement('span')
    words.textContent = label
    item.append(words)
    if (detail !== undefined && detail !== null && detail !== '') {
      const more = document.createElement('span')
      more.className = 'mg-combobox__detail'
      more.textContent = detail
      item.append(' ', more)
    }
    return item
  }

  #goTo(index) {
    const items = this.#list.querySelectorAll('[role=option]')
    items[this.#active]?.setAttribute('aria-selected', 'false')
    this.#active = index
    const item = items[index]
    if (item === undefined) {
      this.#input.removeAttribute('aria-activedescendant')
      return
    }
    item.setAttribute('aria-selected', 'true')
    item.scrollIntoView({ block: 'nearest' })
    this.#input.setAttribute('aria-activedescendant', item.id)
  }

  #choose(index) {
    const { code, label } = this.#options[index]
    this.#input.value = label
    this.#code.value = code
    this.#words.value = label
    this.#close()
    // What keeps drafts hears of it.
    this.#choosing = true
    this.#input.dispatchEvent(new Event('input', { bubbles: true }))
    this.#choosing = false
  }

  #close() {
    clearTimeout(this.#timer)
    this.#asked?.abort()
    this.#list.hidden = true
    this.#options = []
    this.#goTo(-1)
    this.#input.setAttribute('aria-expanded', 'false')
  }

  #pressed(event) {
    const count = this.#options.length
    const isOpen = !this.#list.hidden
    const steps = { ArrowDown: 1, ArrowUp: -1 }
    if (event.isComposing || event.ctrlKey || event.metaKey) {
      return
    }
    if (event.key in steps) {
      event.preventDefault()
      if (!isOpen) {
        this.#later()
      } else if (count > 0) {
        const from = this.#active === -1 && event.key === 'ArrowUp' ? 0 : this.#active
        this.#goTo((from + steps[event.key] + count) % count)
      }
    } else if (event.key === 'Enter') {
      // Whoever presses it means the list, be it not there yet: it must never send the form.
      event.preventDefault()
      if (isOpen && this.#active !== -1) {
        this.#choose(this.#active)
      }
    } else if (event.key === 'Escape' && isOpen) {
      event.preventDefault()
      this.#close()
    } else if (event.key === 'Tab' && isOpen && this.#active !== -1) {
      this.#choose(this.#active)
    }
  }
}

for (const input of document.querySelectorAll('[data-combobox-source]')) {
  // oxlint-disable-next-line no-new -- it lives as long as its field
  new Combobox(input)
}
