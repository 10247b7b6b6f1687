// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/model/jsonnodes.h"

#include <QAbstractItemModel>
#include <QByteArrayList>

#include <functional>

namespace runwatch {

// One event's fields as a tree: its name first, then the values of its data. Data that is no JSON
// is one value. Any other JSON can be shown the same way, without a name.
class JsonTree final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(JsonTree)

public:
    enum Column : int { NameColumn, ValueColumn, MeaningColumn, ColumnCount };
    Q_ENUM(Column)

    // What a row stands for.
    struct Place
    {
        enum class Kind : quint8 { EventName, Data, Value };

        Kind kind = Kind::Value;
        QByteArrayList names; // of a Value: the way to it, from the root; the place in a list is a number
        QByteArray text; // of a scalar, as sent; of EventName the name; of Data all of it
        JsonNode::Kind json = JsonNode::Kind::Text;
    };

    explicit JsonTree(QObject *parent = nullptr);

    void setEvent(const QByteArray &type, const QByteArray &data);
    void setJson(const QByteArray &json);
    // What each value was said to mean, by place; shown in a column of its own.
    void setMeanings(std::function<QString(const Place &)> meaningOf);
    void clear();

    [[nodiscard]] Place place(const QModelIndex &index) const;
    [[nodiscard]] QModelIndex indexOf(const QByteArrayList &names) const; // of a Value; none: invalid

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &index) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    void setEverything(const QByteArray &type, const QByteArray &data, int nameRows);
    [[nodiscard]] bool hasFieldsOnTop() const;
    [[nodiscard]] QString nameText(const QModelIndex &index) const;
    [[nodiscard]] QString valueText(const QModelIndex &index) const;

    QByteArray m_type;
    QByteArray m_data;
    QList<JsonNode> m_nodes; // none: the data is no JSON
    bool m_hasEvent = false;
    int m_nameRows = 1; // above the values
    std::function<QString(const Place &)> m_meaningOf;
};

} // namespace runwatch
