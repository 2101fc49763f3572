import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import type { Audience } from '../../server/access/audience.ts'
import { newId } from '../new-id.ts'

export class Document extends Model<InferAttributes<Document>, InferCreationAttributes<Document>> {
  declare id: CreationOptional<string>
  declare filename: string
  declare mediaType: string
  declare size: number
  declare sha256: Buffer
  declare content: Buffer
  declare audience: CreationOptional<Audience>
  declare uploadedBy: CreationOptional<string | null>
  declare uploadedAt: Date
}

export function defineDocument(sequelize: Sequelize): void {
  Document.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      filename: { type: DataTypes.TEXT, allowNull: false },
      mediaType: { type: DataTypes.TEXT, allowNull: false },
      size: { type: DataTypes.INTEGER, allowNull: false },
      sha256: { type: DataTypes.BLOB, allowNull: false },
      content: { type: DataTypes.BLOB, allowNull: false },
      audience: { type: DataTypes.TEXT },
      uploadedBy: { type: DataTypes.UUID },
      uploadedAt: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'Document', tableName: 'documents', timestamps: false },
  )
}
