import type { Request } from 'express'
import { codeText } from '../../views/format.ts'
import { isUnreadable, listedBirth, listedName } from '../../views/patients/demographics/listed-patient.ts'
import type { OutputOf } from '../operations/operation.ts'
import { refusedWords } from '../http/words/refused-words.ts'
import type { lookUpPatients } from '../patients/look-up-patients.ts'
import { paths } from '../paths.ts'
import type { Services } from '../services.ts'

/** Who was found, as the field offers them: a name, what tells people of one name apart, and where their record is. */
export function offeredPatients(
  services: Pick<Services, 'words'>,
  { context }: Request,
  { refused, recent, more, patients }: OutputOf<typeof lookUpPatients>,
): object {
  const words = services.words[context.language]
  return {
    options: patients.map((patient) => ({
      code: patient.recordNumber,
      label: listedName(words, patient),
      detail: [
        listedBirth(words, patient, context.circumstances.local.date),
        ...(isUnreadable(patient) ? [] : [codeText(patient.sex)]),
        patient.recordNumber,
      ].join(' · '),
      ...(isUnreadable(patient) ? {} : { href: paths.patient(patient.patientId) }),
    })),
    more,
    recent,
    ...(refused === undefined ? {} : { said: words.tell(refusedWords(refused.code, refused.values).reason) }),
  }
}
