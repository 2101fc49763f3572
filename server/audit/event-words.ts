import type { ChoiceGroup } from '../../views/components/fields/grouped-select-field.tsx'
import { events, isEventName, type Category } from './events.ts'
import { eventsByCategory } from './search-filters.ts'

const categories: Readonly<Record<Category, string>> = {
  'sign-in': 'Signing in',
  patient: 'Patient records',
  prescription: 'Prescriptions',
  'emergency-access': 'Emergency access',
  audit: 'Audit log',
  page: 'Pages',
  administration: 'Administration',
  system: 'System',
}

/** An event in words; one that the catalogue no longer has keeps its name. */
export const eventWords = (name: string): string => (isEventName(name) ? events[name].words : name)

/** A category in words. */
export const categoryWords = (name: string): string =>
  Object.entries(categories).find(([category]) => category === name)?.[1] ?? name

/** Every event to choose from, in its group; the first of a group is the whole of it. */
export const eventGroups: readonly ChoiceGroup[] = [...eventsByCategory].map(([category, names]) => ({
  label: categories[category],
  choices: [
    { value: category, label: `${categories[category]}: all` },
    ...names.map((name) => ({ value: name, label: events[name].words })),
  ],
}))
