// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "ui/log/fieldtext.h"

#include "ui/log/jsontree.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace runwatch {

namespace {

QByteArray quoted(const QByteArray &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{QString::fromUtf8(text)}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

JsonTree::Place placeOf(const JsonTree &tree, const QModelIndex &index)
{
    return tree.place(index.siblingAtColumn(JsonTree::NameColumn));
}

// Numbers stay as they were sent, however large: so none of it goes through QJsonValue.
QByteArray written(const JsonTree &tree, const QModelIndex &index, const QByteArray &indent)
{
    const JsonTree::Place place = placeOf(tree, index);
    if (place.json == JsonNode::Kind::Text)
        return quoted(place.text);
    if (place.json != JsonNode::Kind::Object && place.json != JsonNode::Kind::List)
        return place.text;
    const bool isList = place.json == JsonNode::Kind::List;
    const QModelIndex parent = index.siblingAtColumn(JsonTree::NameColumn);
    const QByteArray inner = indent + "    ";
    QByteArrayList values;
    for (int row = 0; row < tree.rowCount(parent); ++row) {
        const QModelIndex child = tree.index(row, JsonTree::NameColumn, parent);
        values << inner + (isList ? QByteArray() : quoted(placeOf(tree, child).names.last()) + ": ") + written(tree, child, inner);
    }
    if (values.isEmpty())
        return isList ? "[]" : "{}";
    return (isList ? "[\n" : "{\n") + values.join(",\n") + '\n' + indent + (isList ? ']' : '}');
}

} // namespace

QByteArray fieldsAsJson(QByteArrayView shownText, const LineFields &line)
{
    if (line.format == LineFields::Format::Json && line.end - line.begin <= LineFields::MaxBytes)
        return shownText.sliced(line.begin, line.end - line.begin).toByteArray();
    QByteArrayList fields;
    QByteArray whole = "."; // the object whose own fields come next: it has them already
    for (const LineField &field : line.fields) {
        if (field.key.startsWith(whole))
            continue;
        if (field.kind == LineField::Kind::Object)
            whole = field.key + '.';
        // A number that a pair has need not be one of JSON's, as in "+1" or "nan".
        const bool isAsWritten = line.format == LineFields::Format::Json && field.kind != LineField::Kind::Text;
        fields << quoted(field.key) + ':' + (isAsWritten ? field.value : quoted(field.value));
    }
    return '{' + fields.join(',') + '}';
}

QByteArray valueToCopy(const JsonTree &tree, const QModelIndex &index)
{
    const JsonTree::Place place = placeOf(tree, index);
    const bool isNested = place.json == JsonNode::Kind::Object || place.json == JsonNode::Kind::List;
    return isNested ? written(tree, index, {}) : place.text;
}

QByteArray pathOf(const JsonTree &tree, const QModelIndex &index)
{
    QByteArray path;
    for (QModelIndex at = index.siblingAtColumn(JsonTree::NameColumn); at.isValid(); at = at.parent()) {
        const bool isInList = at.parent().isValid() && placeOf(tree, at.parent()).json == JsonNode::Kind::List;
        const QByteArray name = placeOf(tree, at).names.value(placeOf(tree, at).names.size() - 1); // data that is no tree has none
        const QByteArray part = isInList ? '[' + name + ']' : name;
        path = path.isEmpty() || path.startsWith('[') ? part + path : part + '.' + path;
    }
    return path;
}

} // namespace runwatch
