// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/compiledrules.h"
#include "app/decode/jsonpiece.h"
#include "app/decode/textpool.h"
#include "app/jobs/progressreading.h"
#include "app/profile/variables.h"

#include <optional>
#include <string_view>

namespace runwatch {

// A progress, or a number done of nobody knows how many.
struct ProgressSaid
{
    std::optional<ProgressReading> progress;
    std::optional<double> count;

    [[nodiscard]] bool isSaid() const { return progress || count; }
};

// What the values and conditions of a profile are for one event, or one element of it. The views
// it answers live as long as the pieces and the pool are not used for another event.
class ValueReader
{
public:
    ValueReader(const JsonPiece *root, bool isJson, const Variables &variables, TextPool &pool)
        : m_root(root)
        , m_variables(variables)
        , m_pool(pool)
        , m_isJson(isJson)
    {
    }

    void setElement(const JsonPiece *element) { m_element = element; }

    [[nodiscard]] bool isMet(const CompiledCondition &condition) const
    {
        if (condition.value.place < 0)
            return isMadeMet(condition);
        const JsonPiece &piece = pieceAt(condition.value);
        switch (condition.demand.kind) {
        case Demand::Kind::Present:
            return piece.isPresent();
        case Demand::Kind::Equals: // most differ in their length or their first letter
            if (!condition.demand.number && !condition.demand.text.isEmpty()
                && (piece.text.size() != std::size_t(condition.demand.text.size())
                    || piece.text.front() != *condition.demand.text.constData()))
                return false;
            [[fallthrough]];
        default:
            return isMet(piece, condition.demand);
        }
    }
    // A pointer of a condition is the element's; where nothing stands there, the root's.
    [[nodiscard]] bool isMetInElementOrRoot(const CompiledCondition &condition) const
    {
        const bool isRoots = condition.rootValue.isAsked() && pieceOf(condition.value).kind == JsonPiece::Kind::Absent;
        return isRoots ? isMet(pieceOf(condition.rootValue), condition.demand) : isMet(condition);
    }
    [[nodiscard]] JsonPiece pieceOf(const CompiledValue &value) const
    {
        return value.place >= 0 ? pieceAt(value) : madePieceOf(value);
    }
    [[nodiscard]] std::optional<JobState> stateOf(const CompiledValue &value) const;
    // Of texts, numbers and booleans only.
    [[nodiscard]] std::optional<std::string_view> wordOf(const CompiledValue &value) const;
    // Of objects and lists their JSON.
    [[nodiscard]] std::optional<std::string_view> textOf(const CompiledValue &value) const;
    [[nodiscard]] ProgressSaid progressOf(const CompiledValue &value) const;

private:
    [[nodiscard]] bool isMadeMet(const CompiledCondition &condition) const;
    [[nodiscard]] static bool isMet(const JsonPiece &piece, const CompiledDemand &demand);
    [[nodiscard]] const JsonPiece &pieceAt(const CompiledValue &value) const
    {
        return (value.isOfElement ? m_element : m_root)[value.place];
    }
    [[nodiscard]] JsonPiece madePieceOf(const CompiledValue &value) const;
    [[nodiscard]] JsonPiece variablePiece(const QByteArray &name) const;
    [[nodiscard]] JsonPiece templatePiece(const CompiledValue &value) const;
    [[nodiscard]] JsonPiece base64Piece(const CompiledValue &value) const;
    [[nodiscard]] JsonPiece countPiece(const CompiledValue &value) const;
    [[nodiscard]] JsonPiece ratioPiece(const CompiledValue &value) const;
    [[nodiscard]] const CompiledValue *meaningOf(const CompiledValue &map) const; // null: absent
    [[nodiscard]] std::optional<double> numberOf(const CompiledValue &value) const;

    const JsonPiece *m_root;
    const Variables &m_variables;
    TextPool &m_pool;
    const JsonPiece *m_element = nullptr;
    bool m_isJson = false;
};

} // namespace runwatch
