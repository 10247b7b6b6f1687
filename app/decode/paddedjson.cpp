// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/paddedjson.h"

#include <algorithm>
#include <bit>

namespace runwatch {

using simdjson::SIMDJSON_PADDING;
using simdjson::SUCCESS;

bool PaddedJson::makeRoom(std::size_t size)
{
    return m_parser.capacity() >= size || m_parser.allocate(std::bit_ceil(size)) == SUCCESS;
}

// Strings with escapes are written without them to a room as large as the parser's capacity.
bool PaddedJson::begin(QByteArrayView data, std::size_t times, simdjson::ondemand::document &document)
{
    const std::size_t size = std::size_t(std::max<qsizetype>(data.size(), 1));
    if (m_bytes.size() < size + SIMDJSON_PADDING)
        m_bytes.resize(std::bit_ceil(size + SIMDJSON_PADDING));
    std::copy(data.begin(), data.end(), m_bytes.begin());
    return makeRoom(m_escapes == Escapes::None ? size : size * times)
        && m_parser.iterate(m_bytes.data(), std::size_t(data.size()), m_bytes.size()).get(document)
        == SUCCESS;
}

bool PaddedJson::beginPart(std::string_view part, const PaddedJson &whole,
                           simdjson::ondemand::document &document)
{
    const std::size_t offset = std::size_t(part.data() - whole.m_bytes.data());
    return makeRoom(std::max<std::size_t>(part.size(), 1))
        && m_parser.iterate(part.data(), part.size(), whole.m_bytes.size() - offset).get(document) == SUCCESS;
}

} // namespace runwatch
