import type { ChoiceGroup } from '../../views/components/fields/grouped-select-field.tsx'
import { isMessageKey } from '../../views/words/languages.ts'
import { said, type Text } from '../../views/words/said.ts'
import { sourceText } from '../../views/words/source-text.ts'
import type { Words } from '../../views/words/words.ts'
import { isEventName } from './events.ts'
import { eventsByCategory } from './search-filters.ts'

/** What an event is called; one that the catalogue no longer has keeps its name. */
export const eventTitle = (name: string): Text => (isEventName(name) ? said(`event.title.${name}`) : name)

/** The same for programs and files. */
export const eventWords = (name: string): string => sourceText(eventTitle(name))

/** A category in words, for programs and files. */
export function categoryWords(name: string): string {
  const key = `event.category.${name}`
  return isMessageKey(key) ? sourceText({ key }) : name
}

/** Every event of a category, as one choice. */
export const wholeCategory = (name: string): string =>
  sourceText(said('event.whole-category', { category: categoryWords(name) }))

/** Every event to choose from, in its group; the first of a group is the whole of it. */
export const eventGroups = ({ say }: Words): readonly ChoiceGroup[] =>
  [...eventsByCategory].map(([category, names]) => {
    const label = say(`event.category.${category}`)
    return {
      label,
      choices: [
        { value: category, label: say('event.whole-category', { category: label }) },
        ...names.map((name) => ({ value: name, label: say(`event.title.${name}`) })),
      ],
    }
  })
