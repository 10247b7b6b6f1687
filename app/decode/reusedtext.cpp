// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#include "app/decode/reusedtext.h"

namespace runwatch {
namespace {

// Most texts are ASCII; this loop is a few vector instructions.
bool copyAscii(std::string_view text, char16_t *to)
{
    unsigned char all = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        to[i] = byte;
        all |= byte;
    }
    return all < 0x80;
}

} // namespace

void assignUtf8(QString &string, std::string_view utf8)
{
    if (utf8.empty() && !string.isDetached()) {
        string.clear();
        return;
    }
    const qsizetype size = qsizetype(utf8.size());
    if (string.isDetached())
        string.resize(size);
    else
        string = QString(size, Qt::Uninitialized);
    if (!copyAscii(utf8, reinterpret_cast<char16_t *>(string.data())))
        string = QString::fromUtf8(utf8.data(), size);
}

} // namespace runwatch
