// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <QLineEdit>

namespace runwatch {

// A field that can underline the character where its text is wrong.
class SearchField final : public QLineEdit
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SearchField)

public:
    explicit SearchField(QWidget *parent = nullptr);

    // An index in text(); at its end means the last character. Less than 0: nothing is wrong.
    void markMistake(qsizetype at);
    [[nodiscard]] qsizetype mistake() const { return m_mistake; }

private:
    qsizetype m_mistake = -1;
};

} // namespace runwatch
