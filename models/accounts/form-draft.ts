import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

export class FormDraft extends Model<InferAttributes<FormDraft>, InferCreationAttributes<FormDraft>> {
  declare id: CreationOptional<string>
  declare userId: string
  declare path: string
  declare page: string
  declare formKey: string
  declare content: Buffer
  declare savedAt: Date
  declare keptUntil: Date
}

export function defineFormDraft(sequelize: Sequelize): void {
  FormDraft.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      userId: { type: DataTypes.UUID, allowNull: false },
      path: { type: DataTypes.TEXT, allowNull: false },
      page: { type: DataTypes.TEXT, allowNull: false },
      formKey: { type: DataTypes.UUID, allowNull: false },
      content: { type: DataTypes.BLOB, allowNull: false },
      savedAt: { type: DataTypes.DATE, allowNull: false },
      keptUntil: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'FormDraft', tableName: 'form_drafts', timestamps: false },
  )
}
