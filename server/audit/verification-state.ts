/** How a verification of the audit log ended, in words. */
const states = {
  whole: { tone: 'success', words: 'Whole' },
  altered: { tone: 'critical', words: 'Altered' },
  failed: { tone: 'warning', words: 'Could not be finished' },
  running: { tone: 'info', words: 'Under way' },
} as const

/** @param outcome null of one that is under way */
export const verificationState = (outcome: keyof typeof states | null) => states[outcome ?? 'running']
