import {
  DataTypes,
  Model,
  type CreationOptional,
  type InferAttributes,
  type InferCreationAttributes,
  type Sequelize,
} from 'sequelize'
import { newId } from '../new-id.ts'

/** Why a form was kept apart: its session was held at that address, or had been ended. */
export type SetAsideBecause = 'held' | 'ended'

export class SetAsideForm extends Model<
  InferAttributes<SetAsideForm>,
  InferCreationAttributes<SetAsideForm>
> {
  declare id: CreationOptional<string>
  declare userId: string
  declare path: string
  declare page: string
  declare fromAddress: string
  declare because: SetAsideBecause
  declare content: Buffer
  declare postedAt: Date
  declare keptUntil: Date
}

export function defineSetAsideForm(sequelize: Sequelize): void {
  SetAsideForm.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      userId: { type: DataTypes.UUID, allowNull: false },
      path: { type: DataTypes.TEXT, allowNull: false },
      page: { type: DataTypes.TEXT, allowNull: false },
      fromAddress: { type: DataTypes.INET, allowNull: false },
      because: { type: DataTypes.TEXT, allowNull: false },
      content: { type: DataTypes.BLOB, allowNull: false },
      postedAt: { type: DataTypes.DATE, allowNull: false },
      keptUntil: { type: DataTypes.DATE, allowNull: false },
    },
    { sequelize, modelName: 'SetAsideForm', tableName: 'set_aside_forms', timestamps: false },
  )
}
