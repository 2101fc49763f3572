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

export class PageRevision extends Model<
  InferAttributes<PageRevision>,
  InferCreationAttributes<PageRevision>
> {
  declare id: CreationOptional<string>
  declare pageId: string
  declare number: number
  declare title: string
  declare body: string
  declare audience: Audience
  declare inMenu: boolean
  declare authorId: CreationOptional<string | null>
  declare authorName: string
  declare createdAt: Date
  declare publishedAt: CreationOptional<Date | null>
}

export function definePageRevision(sequelize: Sequelize): void {
  PageRevision.init(
    {
      id: { type: DataTypes.UUID, allowNull: false, primaryKey: true, defaultValue: newId },
      pageId: { type: DataTypes.UUID, allowNull: false },
      number: { type: DataTypes.INTEGER, allowNull: false },
      title: { type: DataTypes.TEXT, allowNull: false },
      body: { type: DataTypes.TEXT, allowNull: false },
      audience: { type: DataTypes.TEXT, allowNull: false },
      inMenu: { type: DataTypes.BOOLEAN, allowNull: false },
      authorId: { type: DataTypes.UUID },
      authorName: { type: DataTypes.TEXT, allowNull: false },
      createdAt: { type: DataTypes.DATE, allowNull: false },
      publishedAt: { type: DataTypes.DATE },
    },
    { sequelize, modelName: 'PageRevision', tableName: 'page_revisions', timestamps: false },
  )
}
