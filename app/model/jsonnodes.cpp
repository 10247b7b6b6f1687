// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/model/jsonnodes.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <optional>

namespace runwatch {

namespace {

class JsonParser
{
public:
    explicit JsonParser(QByteArrayView json)
        : m_json(json)
    {
    }

    QList<JsonNode> parse()
    {
        skipSpaces();
        if (!parseValue(-1, {}, 0))
            return {};
        skipSpaces();
        return m_at == m_json.size() ? m_nodes : QList<JsonNode>();
    }

private:
    [[nodiscard]] char next() const { return m_at < m_json.size() ? m_json[m_at] : '\0'; }

    void skipSpaces()
    {
        while (next() == ' ' || next() == '\t' || next() == '\n' || next() == '\r')
            ++m_at;
    }

    bool take(QByteArrayView word)
    {
        if (!m_json.sliced(m_at).startsWith(word))
            return false;
        m_at += word.size();
        return true;
    }

    bool parseValue(int parent, const QByteArray &name, int depth);
    bool parseChildren(int node, int depth, char close);
    bool parseChild(int node, int depth, bool isNamed);
    bool parseScalar(JsonNode &node);
    std::optional<QByteArray> parseText();
    bool parseNumber(JsonNode &node);

    QByteArrayView m_json;
    qsizetype m_at = 0;
    QList<JsonNode> m_nodes;
};

bool JsonParser::parseValue(int parent, const QByteArray &name, int depth)
{
    if (m_nodes.size() == MaxJsonNodes || depth > MaxJsonDepth)
        return false;
    const int place = int(m_nodes.size());
    m_nodes.append({.parent = parent, .name = name, .text = {}, .children = {}});
    if (parent >= 0) {
        m_nodes[place].row = int(m_nodes[parent].children.size());
        m_nodes[parent].children.append(place);
    }
    if (take("{")) {
        m_nodes[place].kind = JsonNode::Kind::Object;
        return parseChildren(place, depth, '}');
    }
    if (take("[")) {
        m_nodes[place].kind = JsonNode::Kind::List;
        return parseChildren(place, depth, ']');
    }
    return parseScalar(m_nodes[place]);
}

bool JsonParser::parseChildren(int node, int depth, char close)
{
    skipSpaces();
    if (take({&close, 1}))
        return true;
    do {
        if (!parseChild(node, depth, close == '}'))
            return false;
    } while (take(","));
    return take({&close, 1});
}

bool JsonParser::parseChild(int node, int depth, bool isNamed)
{
    QByteArray name;
    skipSpaces();
    if (isNamed) {
        const std::optional<QByteArray> text = parseText();
        skipSpaces();
        if (!text || !take(":"))
            return false;
        name = *text;
        skipSpaces();
    }
    const bool isGood = parseValue(node, name, depth + 1);
    skipSpaces();
    return isGood;
}

bool JsonParser::parseScalar(JsonNode &node)
{
    if (next() == '"') {
        const std::optional<QByteArray> text = parseText();
        node.kind = JsonNode::Kind::Text;
        node.text = text.value_or(QByteArray());
        return text.has_value();
    }
    for (const auto &[word, kind] : {std::pair("true", JsonNode::Kind::True), {"false", JsonNode::Kind::False}, {"null", JsonNode::Kind::Null}}) {
        if (!take(word))
            continue;
        node.kind = kind;
        node.text = word;
        return true;
    }
    return parseNumber(node);
}

// Escapes are Qt's to read: they are rare.
std::optional<QByteArray> JsonParser::parseText()
{
    if (!take("\""))
        return std::nullopt;
    const qsizetype begin = m_at;
    bool hasEscapes = false;
    for (; m_at < m_json.size() && m_json[m_at] != '"'; ++m_at) {
        if (m_json[m_at] == '\\') {
            hasEscapes = true;
            ++m_at;
        }
    }
    if (m_at >= m_json.size())
        return std::nullopt;
    const QByteArrayView inside = m_json.sliced(begin, m_at++ - begin);
    if (!hasEscapes)
        return inside.toByteArray();
    const QJsonDocument read = QJsonDocument::fromJson("[\"" + inside.toByteArray() + "\"]");
    return read.isArray() ? std::optional(read.array().at(0).toString().toUtf8()) : std::nullopt;
}

bool JsonParser::parseNumber(JsonNode &node)
{
    const qsizetype begin = m_at;
    while (m_at < m_json.size() && QByteArrayView("+-.0123456789eE").contains(m_json[m_at]))
        ++m_at;
    node.kind = JsonNode::Kind::Number;
    node.text = m_json.sliced(begin, m_at - begin).toByteArray();
    return std::any_of(node.text.cbegin(), node.text.cend(), [](char c) { return c >= '0' && c <= '9'; });
}

} // namespace

QList<JsonNode> jsonNodes(QByteArrayView json)
{
    return JsonParser(json).parse();
}

} // namespace runwatch
