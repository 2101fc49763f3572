import type { ReactElement } from 'react'
import { paths } from '../../../server/paths.ts'
import { Button } from '../../components/button.tsx'
import { Details } from '../../components/details.tsx'
import { Checkbox } from '../../components/fields/checkbox.tsx'
import { ComboboxField } from '../../components/fields/combobox-field.tsx'
import { errorFor, type FieldError } from '../../components/fields/field.ts'
import { SelectField } from '../../components/fields/select-field.tsx'
import { TextArea } from '../../components/fields/text-area.tsx'
import { diagnosisComboboxSays } from '../../diagnoses/combobox-says.ts'
import { useWords } from '../../use-words.ts'
import { tag } from '../../words/tag.ts'
import type { DiagnosisOffers, OfferedCode } from './diagnosis-offers.ts'

type Filled = {
  readonly typed: Readonly<Record<string, string>>
  readonly errors: readonly FieldError[]
  readonly offers: DiagnosisOffers
}

/** The rows that always stand there, and those that open where there are more. */
const first = [1, 2, 3]
const further = [4, 5, 6, 7, 8]

/** What a search found, above the form that comes back with it. */
export function FoundCodes({ offers: { found } }: Pick<Filled, 'offers'>): ReactElement | null {
  const { say } = useWords()
  if (found === undefined) {
    return null
  }
  const { row, words, options, more } = found
  return (
    <output className="mg-notice">
      {say(more ? 'patients.encounter-form.found-more' : 'patients.encounter-form.found', {
        count: options.length,
        words,
      })}{' '}
      {options.length > 0 && (
        <a href={`#diagnosis${row}Code`}>{say('patients.encounter-form.choose', { row })}</a>
      )}
    </output>
  )
}

/** The codes that a row offers without a script: what was found for it, or the one that was picked. */
function codesOf({ typed, offers }: Filled, row: number): readonly OfferedCode[] {
  const { picked, found } = offers
  const one = picked.find(({ code }) => code === typed[`diagnosis${row}Code`])
  const options = found?.row === row ? found.options : []
  return one === undefined || options.some(({ code }) => code === one.code) ? options : [one, ...options]
}

function DiagnosisRow(props: Filled & { row: number }): ReactElement {
  const words = useWords()
  const { say, sayRich } = words
  const { typed, errors, offers, row } = props
  const name = `diagnosis${row}`
  const codes = codesOf(props, row)
  const code = typed[`${name}Code`] ?? ''
  const hidden = tag('span', { className: 'nhsuk-u-visually-hidden' })
  return (
    <div className="mg-diagnosis">
      <ComboboxField
        name={name}
        label={say('patients.encounter-form.diagnosis', { row })}
        hint={row === 1 ? say('patients.encounter-form.diagnosis-hint') : undefined}
        value={typed[name]}
        errors={errors}
        maxLength={500}
        source={paths.diagnosisCodesForPrograms()}
        code={{ name: `${name}Code`, value: code }}
        words={{
          name: `${name}For`,
          value: offers.found?.row === row ? offers.found.words : (typed[`${name}For`] ?? ''),
        }}
        says={diagnosisComboboxSays(words)}
        fallback={
          <div className="mg-diagnosis__search" data-combobox-fallback="">
            {codes.length > 0 && (
              <SelectField
                name={`${name}Code`}
                label={say('patients.encounter-form.code', { row })}
                value={code}
                emptyLabel={say('patients.encounter-form.no-code')}
                choices={codes.map(({ code: value, label, detail }) => ({
                  value,
                  label: `${detail} ${label}`,
                }))}
                errors={errors}
              />
            )}
            <Button variant="secondary" small name="findDiagnosis" value={String(row)}>
              {sayRich('patients.encounter-form.search-codes', { hidden, row })}
            </Button>
          </div>
        }
      />
      <Checkbox
        name={`${name}Problem`}
        label={say('patients.encounter-form.add-to-problems', { row })}
        checked={typed[`${name}Problem`] === 'on'}
        errors={errors}
      />
    </div>
  )
}

/** Diagnoses: a row for each, with a code or in words, and in words those for which no row is left. */
export function DiagnosisFields(props: Filled): ReactElement {
  const { say } = useWords()
  const { typed, errors } = props
  const isOpen =
    [...further.map((row) => `diagnosis${row}`), 'diagnoses'].some(
      (name) => (typed[name] ?? '') !== '' || errorFor(errors, name) !== undefined,
    ) || further.some((row) => row === props.offers.found?.row)
  return (
    <fieldset className="mg-fieldset">
      <legend className="mg-fieldset__legend">{say('patients.encounter-form.diagnoses')}</legend>
      {first.map((row) => (
        <DiagnosisRow key={row} row={row} {...props} />
      ))}
      <Details summary={say('patients.encounter-form.more-diagnoses')} open={isOpen}>
        {further.map((row) => (
          <DiagnosisRow key={row} row={row} {...props} />
        ))}
        <TextArea
          name="diagnoses"
          label={say('patients.encounter-form.diagnoses-words')}
          hint={say('patients.encounter-form.one-on-each-line')}
          value={typed['diagnoses']}
          errors={errors}
          rows={3}
          required={false}
        />
      </Details>
    </fieldset>
  )
}
