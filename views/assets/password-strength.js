/**
 * Says while one types a new password how far one is. It knows length, repetition and runs of neighbouring characters,
 * nothing else: no list of known passwords is here, and nothing typed leaves the page. What is taken is decided when the
 * form is sent.
 */

const pauseMs = 400

/** How many characters say something new: not a repetition of the one before, nor its neighbour in the alphabet. */
function telling(characters) {
  return characters.filter((character, index) => {
    const step = index === 0 ? undefined : character.codePointAt(0) - characters[index - 1].codePointAt(0)
    return step === undefined || Math.abs(step) > 1
  }).length
}

/** What the text repeats from its beginning on; the text itself where it repeats nothing. */
function repeated(characters) {
  const length = characters.findIndex(
    (_, size) =>
      size > 0 &&
      characters.length >= 2 * size &&
      characters.every((character, index) => character === characters[index % size]),
  )
  return length === -1 ? characters : characters.slice(0, length)
}

/** From 0 (too short) to 4, with what to do, in the words of the page. */
function estimate(text, least, words) {
  const characters = [...text.normalize('NFC')]
  const missing = least - characters.length
  if (missing > 0) {
    return { level: 0, text: words.missing[missing - 1] }
  }
  const part = repeated(characters.map((character) => character.toLowerCase()))
  const kinds = new Set(part).size
  const worth = Math.min(telling(part), kinds * 2)
  if (part.length < characters.length || kinds < 6) {
    return { level: 1, text: words.repeats }
  }
  if (worth < least * 0.7) {
    return { level: 1, text: words.follows }
  }
  const level = worth >= least + 9 ? 4 : worth >= least ? 3 : 2
  return { level, text: words.levels[level - 2] }
}

for (const meter of document.querySelectorAll('[data-password-strength]')) {
  const field = document.getElementById(meter.dataset.passwordStrength)
  const bar = meter.querySelector('meter')
  const status = meter.querySelector('output')
  const words = JSON.parse(meter.dataset.words)
  let waiting
  field.addEventListener('input', () => {
    const { level, text } = estimate(field.value, Number(meter.dataset.least), words)
    meter.hidden = field.value === ''
    bar.value = level
    clearTimeout(waiting)
    // Whoever listens is told once the typing pauses, not at every key.
    waiting = setTimeout(() => {
      status.textContent = field.value === '' ? '' : text
    }, pauseMs)
  })
}
