import { z } from 'zod'

const httpAddress = (text: string) =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)

/** Where the root keys come from. The names that begin with AWS_ are those that every tool for that service reads. */
export const keySettings = {
  FIELD_ENCRYPTION_KEY: z.string().min(1).optional(),
  FIELD_ENCRYPTION_KEY_FILE: z.string().min(1).optional(),
  KEY_SERVICE_URL: z
    .string()
    .refine(httpAddress, 'must be an address such as https://kms.eu-west-1.amazonaws.com')
    .optional(),
  KEY_SERVICE_KEY_ID: z.string().min(1).optional(),
  AWS_REGION: z.string().min(1).optional(),
  AWS_ACCESS_KEY_ID: z.string().min(1).optional(),
  AWS_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  AWS_SESSION_TOKEN: z.string().min(1).optional(),
}

type KeySettings = z.output<z.ZodObject<typeof keySettings>>

/** What the settings of the root keys lack or say twice, one line each. */
export function keySettingProblems(settings: KeySettings): string[] {
  const problems = []
  if (settings.FIELD_ENCRYPTION_KEY !== undefined && settings.FIELD_ENCRYPTION_KEY_FILE !== undefined) {
    problems.push(
      'FIELD_ENCRYPTION_KEY_FILE: cannot be set together with FIELD_ENCRYPTION_KEY; unset one of the two',
    )
  }
  if (settings.KEY_SERVICE_URL !== undefined) {
    for (const name of ['AWS_REGION', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const) {
      if (settings[name] === undefined) {
        problems.push(`${name}: is missing; requests to KEY_SERVICE_URL are signed with it`)
      }
    }
  }
  return problems
}
