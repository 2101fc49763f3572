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

export class SourceDocument extends Model<
  InferAttributes<SourceDocument>,
  InferCreationAttributes<SourceDocument>
> {
  declare id: CreationOptional<string>
  declare patientId: CreationOptional<string | null>
  declare resourceType: string
  /** The keyed hash of the resource's id, which in some systems is a number that a patient goes by. */
  declare sourceIndex: Buffer
  /** Under which key that was made. */
  declare indexKeyId: CreationOptional<string | null>
  declare targetId: CreationOptional<string | null>
  declare content: Sealed
  declare contentHash: Buffer
  declare importedAt: Date
}

export function defineSourceDocument(sequelize: Sequelize): void {
  SourceDocument.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      patientId: { type: DataTypes.UUID },
      resourceType: { type: DataTypes.TEXT, allowNull: false },
      sourceIndex: { type: DataTypes.BLOB, allowNull: false },
      indexKeyId: { type: DataTypes.TEXT },
      targetId: { type: DataTypes.UUID },
      content: sealedAttribute({ allowNull: false }),
      contentHash: { type: DataTypes.BLOB, allowNull: false },
      importedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'SourceDocument', tableName: 'source_documents', timestamps: false },
  )
  guardSealedAttributes(SourceDocument)
}
