import { readDoer } from '../../../models/queries/http/doer.ts'
import type { Actor } from '../../access/actor.ts'
import type { Services } from '../../services.ts'
import { howWords, thingWords } from './overtaken-words.ts'
import type { Deed } from '../../overtaken/overtaken.ts'

/**
 * Who did something, as this reader is told: staff are told the name. A person who reads their own record is told who they
 * dealt with, not the names of those behind the desk or of others with an account.
 */
async function doerWords(
  { prepared }: Pick<Services, 'prepared'>,
  reader: Pick<Actor, 'id' | 'patientScope'>,
  { by, asPatient = false }: Pick<Deed, 'by' | 'asPatient'>,
): Promise<string | undefined> {
  if (by === null || by === reader.id) {
    return by === null ? undefined : 'you'
  }
  if (asPatient && reader.patientScope !== 'own') {
    return 'the patient'
  }
  const doer = await readDoer(prepared, by)
  if (reader.patientScope !== 'own') {
    return doer?.display_name
  }
  return doer?.patient_scope === 'own' ? 'another person' : 'the facility’s staff'
}

/** A deed in a sentence: what was done, by whom or how, and when. */
export async function deedWords(
  services: Pick<Services, 'prepared' | 'time'>,
  reader: Pick<Actor, 'id' | 'patientScope'>,
  deed: Deed,
): Promise<string> {
  const { what, done, at, how, values } = deed
  const who = await doerWords(services, reader, deed)
  return [
    `${thingWords(what, values)} was already ${done}`,
    who === undefined ? how && howWords(how, values) : `by ${who}`,
    at === null ? undefined : `at ${services.time.dateTime(at)}`,
  ]
    .filter((part) => part !== undefined)
    .join(' ')
    .concat('.')
}
