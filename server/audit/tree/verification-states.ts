/** How a verification of the audit log ended, in words. */
export const verificationStates = {
  whole: { tone: 'success', words: 'Whole' },
  altered: { tone: 'critical', words: 'Altered' },
  failed: { tone: 'warning', words: 'Could not be finished' },
  running: { tone: 'info', words: 'Under way' },
} as const
