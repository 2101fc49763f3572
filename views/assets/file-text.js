/** Reads a text file into a field of the form: what is sent is what stands there, and without this script it is pasted. */
async function read(file, field) {
  field.value = await file.text()
}

for (const place of document.querySelectorAll('[data-file-into]')) {
  const input = place.querySelector('input[type=file]')
  const field = input.form.elements.namedItem(place.dataset.fileInto)
  place.hidden = false
  input.addEventListener('change', () => {
    const [file] = input.files
    if (file !== undefined) {
      void read(file, field)
    }
  })
}
