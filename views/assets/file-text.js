/** Reads a text file into a field of the form: what is sent is what stands there, and without this script it is pasted. */
for (const place of document.querySelectorAll('[data-file-into]')) {
  const input = place.querySelector('input[type=file]')
  const field = input.form.elements.namedItem(place.dataset.fileInto)
  place.hidden = false
  input.addEventListener('change', () => {
    const [file] = input.files
    void file?.text().then((text) => {
      field.value = text
    })
  })
}
