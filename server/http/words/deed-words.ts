import { readDoer } from '../../../models/queries/http/doer.ts'
import type { Actor } from '../../access/actor.ts'
import type { Services } from '../../services.ts'
import { said, type MessageToSay } from '../../../views/words/said.ts'
import { doneWords, howWords, thingWords } from './overtaken-words.ts'
import type { Deed } from '../../overtaken/overtaken.ts'

/**
 * Who did something, as this reader is told: staff are told the name. A person who reads their own record is told who they
 * dealt with, not the names of those behind the desk or of others with an account.
 */
async function doerWords(
  { prepared }: Pick<Services, 'prepared'>,
  reader: Pick<Actor, 'id' | 'patientScope'>,
  { by, asPatient = false }: Pick<Deed, 'by' | 'asPatient'>,
): Promise<MessageToSay | string | undefined> {
  if (by === null || by === reader.id) {
    return by === null ? undefined : said('overtaken.who.you')
  }
  if (asPatient && reader.patientScope !== 'own') {
    return said('overtaken.who.patient')
  }
  const doer = await readDoer(prepared, by)
  if (reader.patientScope !== 'own') {
    return doer?.display_name
  }
  return said(doer?.patient_scope === 'own' ? 'overtaken.who.another-person' : 'overtaken.who.staff')
}

/** A deed in a sentence: what was done, by whom or how, and when. */
export async function deedWords(
  services: Pick<Services, 'prepared'>,
  reader: Pick<Actor, 'id' | 'patientScope'>,
  deed: Deed,
): Promise<MessageToSay> {
  const { at, how } = deed
  const who = await doerWords(services, reader, deed)
  const what = thingWords(deed.what, deed.values)
  const done = doneWords(deed.done)
  if (who !== undefined) {
    return at === null
      ? said('overtaken.deed-by', { what, done, who })
      : said('overtaken.deed-by-at', { what, done, who, at })
  }
  if (how !== undefined) {
    const manner = howWords(how, deed.values)
    return at === null
      ? said('overtaken.deed-how', { what, done, how: manner })
      : said('overtaken.deed-how-at', { what, done, how: manner, at })
  }
  return at === null ? said('overtaken.deed', { what, done }) : said('overtaken.deed-at', { what, done, at })
}
