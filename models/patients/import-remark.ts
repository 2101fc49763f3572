import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'
import { guardSealedAttributes, sealedAttribute, type Sealed } from '../sealing/sealed.ts'

/** What an import could not take of a patient's resources, or left as it was changed here. */
export class ImportRemark extends Model<
  InferAttributes<ImportRemark>,
  InferCreationAttributes<ImportRemark>
> {
  declare id: CreationOptional<string>
  declare patientId: string
  /** The resource as it came; goes with it when a later import replaces it. */
  declare sourceDocumentId: CreationOptional<string | null>
  declare resourceType: string
  declare kind: 'not-read' | 'partly-read' | 'changed-here' | 'to-be-looked-at'
  declare remark: Sealed
  /** Whether `remark` holds its parts (server/patients/chart/remark-parts.ts) rather than a sentence. */
  declare inParts: CreationOptional<boolean>
  declare createdAt: Date
}

export function defineImportRemark(sequelize: Sequelize): void {
  ImportRemark.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID, allowNull: false },
      sourceDocumentId: { type: DataTypes.UUID },
      resourceType: { type: DataTypes.TEXT, allowNull: false },
      kind: { type: DataTypes.TEXT, allowNull: false },
      remark: sealedAttribute({ allowNull: false }),
      inParts: { type: DataTypes.BOOLEAN, allowNull: false, defaultValue: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'ImportRemark', tableName: 'import_remarks', timestamps: false },
  )
  guardSealedAttributes(ImportRemark)
}
