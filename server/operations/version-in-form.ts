import { z } from 'zod'

/** Of the record that a form was filled from; 0 where it cannot be read. */
export const versionInForm = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .catch(0)
