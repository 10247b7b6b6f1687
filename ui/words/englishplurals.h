// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QTranslator>

namespace runwatch {

// English needs a translation too: without it "%n job(s)" prints "1 job(s)".
// This one gives every "(s)" in a counted sentence its plural, so that no file of
// English has to be kept and no tool has to be there at build time. A real
// translation installed after it comes first.
class EnglishPlurals final : public QTranslator
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EnglishPlurals)

public:
    using QTranslator::QTranslator;

    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char *context, const char *sourceText, const char *disambiguation = nullptr,
                                    int n = -1) const override;
};

} // namespace runwatch
