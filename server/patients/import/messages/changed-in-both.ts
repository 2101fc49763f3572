/** Of what people corrected here while the other system changed it too. */
export const changedInBoth = 'it was changed here and in the export too; what was written here stays'
