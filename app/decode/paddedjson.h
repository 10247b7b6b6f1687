// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/decode/jsonvalue.h"
#include "app/decode/surrogates.h"
#include "app/stream/utf8.h"

#include <QByteArray>
#include <QByteArrayView>

#include <functional>
#include <vector>

namespace runwatch {

[[nodiscard]] inline std::string_view viewOf(QByteArrayView bytes)
{
    return {bytes.data(), std::size_t(bytes.size())};
}

// The buffers of one reader of JSON, used again for each event.
class PaddedJson
{
public:
    // Hands a document of the data to `readDocument`, which reads all of it and says whether it
    // was JSON. Where it was not, once more with invalid UTF-8 replaced. The views it takes live
    // until the next call of either function. It may take each string so many times.
    template <typename Read>
    [[nodiscard]] bool read(QByteArrayView data, Read &&readDocument, std::size_t times = 1)
    {
        m_escapes = data.contains('\\') ? Escapes::Some : Escapes::None;
        const QByteArrayView whole = m_escapes == Escapes::None ? data : withoutHalfSurrogates(data, m_whole);
        simdjson::ondemand::document document;
        if (begin(whole, times, document) && readDocument(document))
            return true;
        const QByteArrayView valid = toValidUtf8(whole, m_repaired);
        return valid.data() != whole.data() && begin(valid, times, document) && readDocument(document);
    }

    // The same of a part of what `whole` has read, where it stands.
    template <typename Read>
    [[nodiscard]] bool readPart(std::string_view part, const PaddedJson &whole, Read &&readDocument)
    {
        m_escapes = whole.m_escapes;
        simdjson::ondemand::document document;
        return beginPart(part, whole, document) && readDocument(document);
    }

    // Whether the text stands in the data that was read last.
    [[nodiscard]] bool holds(std::string_view text) const
    {
        return !m_bytes.empty() && std::greater_equal<>()(text.data(), m_bytes.data())
            && std::less<>()(text.data(), m_bytes.data() + m_bytes.size());
    }
    [[nodiscard]] Escapes escapes() const { return m_escapes; } // of what is being read

private:
    [[nodiscard]] bool begin(QByteArrayView data, std::size_t times, simdjson::ondemand::document &document);
    [[nodiscard]] bool beginPart(std::string_view part, const PaddedJson &whole,
                                 simdjson::ondemand::document &document);
    [[nodiscard]] bool makeRoom(std::size_t size);

    simdjson::ondemand::parser m_parser;
    std::vector<char> m_bytes; // a copy of the data with the room behind it that the parser reads
    QByteArray m_whole; // the data with half surrogates replaced, when it had any
    QByteArray m_repaired; // the same for invalid UTF-8
    Escapes m_escapes = Escapes::None;
};

// Whether the reading of a document has come to its end, and nothing follows.
[[nodiscard]] inline bool isWhole(simdjson::ondemand::document &document)
{
    return document.current_location().error() == simdjson::OUT_OF_BOUNDS;
}

} // namespace runwatch
