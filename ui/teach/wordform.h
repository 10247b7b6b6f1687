// SPDX-FileCopyrightText: 2026 The Runwatch authors
// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "app/teach/valuewords.h"

#include <QWidget>

class QFormLayout;

namespace runwatch {

// The words a server has for states and levels, and a choice for each of what it means.
class WordForm final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(WordForm)

public:
    explicit WordForm(QWidget *parent = nullptr);

    void setWords(const QList<ValueWords> &words); // nothing happens when they are the same

signals:
    void meaningChosen(const runwatch::TaughtPlace &place, const QByteArray &word, const QByteArray &means);

private:
    void addWord(const ValueWords &field, const ValueWord &word);

    QFormLayout *m_form;
    QList<ValueWords> m_words;
};

} // namespace runwatch
